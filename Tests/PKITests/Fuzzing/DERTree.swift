import SeededChance

/// DER as a tree that can be cut about and still be written with the right lengths.
///
/// So what is wrong deep inside is reached by the readers, and not refused at the outermost length.
struct DERTree {
    var tag: UInt8
    /// Of a primitive element, or of one that is left alone.
    var content: [UInt8] = []
    var children: [DERTree] = []
    /// Written in place of the right length.
    var lengthOctets: [UInt8]?

    init(_ element: DERElement, in der: [UInt8]) {
        tag = der[element.offset]
        if tag & 0x20 != 0 {
            children = element.children(in: der).map { DERTree($0, in: der) }
        } else {
            content = Array(der[(element.offset + element.header)..<element.end])
        }
    }

    var encoded: [UInt8] {
        let inside = content + children.flatMap(\.encoded)
        return [tag] + (lengthOctets ?? Self.length(inside.count)) + inside
    }

    private static func length(_ count: Int) -> [UInt8] {
        if count < 0x80 { return [UInt8(count)] }
        let octets = [24, 16, 8, 0].map { UInt8(count >> $0 & 0xff) }.drop { $0 == 0 }
        return [0x80 | UInt8(octets.count)] + octets
    }

    /// Changes one element, anywhere in the tree.
    mutating func mutate(_ chance: inout Chance, donor: DERTree) {
        if !children.isEmpty, Int.random(in: 0..<8, using: &chance) != 0 {
            let index = children.indices.randomElement(using: &chance) ?? 0
            if Int.random(in: 0..<5, using: &chance) != 0 {
                children[index].mutate(&chance, donor: donor)
            } else {
                rearrange(at: index, &chance, donor: donor)
            }
            return
        }
        switch Int.random(in: 0..<6, using: &chance) {
        case 0:
            tag =
                [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x17, 0x18, 0x30, 0x31, 0xa0, 0xa3].randomElement(
                    using: &chance) ?? 0
        case 1: tag ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case 2: lengthOctets = Self.lengths.randomElement(using: &chance)
        case 3: content = []
        case 4: content.append(contentsOf: Self.values.randomElement(using: &chance) ?? [])
        default: changeContent(&chance)
        }
    }

    private mutating func rearrange(at index: Int, _ chance: inout Chance, donor: DERTree) {
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: children.remove(at: index)
        case 1: children.insert(children[index], at: index)
        case 2: children.swapAt(index, children.indices.randomElement(using: &chance) ?? index)
        case 3: children[index] = donor.anyElement(&chance)
        default: children.insert(donor.anyElement(&chance), at: index)
        }
    }

    private func anyElement(_ chance: inout Chance) -> DERTree {
        guard let child = children.randomElement(using: &chance), Int.random(in: 0..<4, using: &chance) != 0 else {
            return self
        }
        return child.anyElement(&chance)
    }

    private mutating func changeContent(_ chance: inout Chance) {
        guard let index = content.indices.randomElement(using: &chance) else { return }
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: content[index] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case 1: content[index] = [0x00, 0x01, 0x7f, 0x80, 0xff].randomElement(using: &chance) ?? 0
        case 2: content.removeSubrange(index...)
        default: content.insert(contentsOf: Self.values.randomElement(using: &chance) ?? [], at: index)
        }
    }

    /// Lengths that a reader must not believe, the largest of Int among them.
    private static let lengths: [[UInt8]] = [
        [0x00], [0x01], [0x7f], [0x80], [0x81, 0x00], [0x81, 0x7f], [0x82, 0xff, 0xff], [0x83, 0x00, 0x00, 0x01],
        [0x84, 0xff, 0xff, 0xff, 0xff], [0x88, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        [0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0], [0xff],
    ]

    /// Numbers at the edges, a time that is none, an element inside an element.
    private static let values: [[UInt8]] = [
        [0x00], [0xff], [0x80, 0, 0, 0, 0, 0, 0, 0], [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        Array(repeating: 0xff, count: 32), Array("99991231235960Z".utf8), Array("000000000000Z".utf8),
        [0x30, 0x00], [0x30, 0x80, 0x00, 0x00], [0x04, 0x02, 0x04, 0x00], [0x06, 0x01, 0x80], [0x03, 0x01, 0x08],
    ]
}
