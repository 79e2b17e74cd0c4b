/// An element of DER and where it stands, found without the library that is being tested.
struct DERElement {
    let offset: Int
    let header: Int
    let length: Int

    var end: Int { offset + header + length }

    /// The element at an offset; lengths of one to three octets.
    static func at(_ offset: Int, in der: [UInt8]) -> DERElement {
        let first = Int(der[offset + 1])
        guard first > 0x7f else { return DERElement(offset: offset, header: 2, length: first) }
        let octets = first & 0x7f
        let length = der[(offset + 2)..<(offset + 2 + octets)].reduce(0) { $0 << 8 | Int($1) }
        return DERElement(offset: offset, header: 2 + octets, length: length)
    }

    func children(in der: [UInt8]) -> [DERElement] {
        var found: [DERElement] = []
        var next = offset + header
        while next < end {
            let child = Self.at(next, in: der)
            found.append(child)
            next = child.end
        }
        return found
    }
}
