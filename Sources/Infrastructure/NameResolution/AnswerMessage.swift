/// The answer section of a DNS message (RFC 1035 §4.1), every length checked against the message.
struct AnswerMessage {
    /// One resource record of class `IN`.
    struct Record {
        let owner: String
        let type: Int32
        let timeToLive: Int
        let data: Data

        /// The data of the record, as far as we ask for it.
        enum Data {
            case address(String)
            case name(String)
            case other
        }
    }

    let records: [Record]

    /// Reads a message.
    /// - Throws: ``NameFailure/malformed(_:)`` naming what is cut off.
    init(_ bytes: [UInt8]) throws(NameFailure) {
        var cursor = MessageCursor(bytes)
        try cursor.skip(4, "ヘッダー")
        let questions = try cursor.number(2, "ヘッダー")
        let answers = try cursor.number(2, "ヘッダー")
        try cursor.skip(4, "ヘッダー")
        for _ in 0..<questions {
            _ = try cursor.name("質問")
            try cursor.skip(4, "質問")
        }
        var records: [Record] = []
        for _ in 0..<answers {
            let owner = try cursor.name("回答の名前")
            let type = Int32(try cursor.number(2, "回答の種類"))
            let recordClass = try cursor.number(2, "回答のクラス")
            let timeToLive = try cursor.number(4, "回答の有効期間")
            let length = try cursor.number(2, "回答の長さ")
            let data = try cursor.data(type: type, length: length)
            guard recordClass == 1 else { continue }
            // A TTL with the top bit set counts as zero (RFC 2181 §8).
            let seconds = timeToLive > Int(Int32.max) ? 0 : timeToLive
            records.append(Record(owner: owner, type: type, timeToLive: seconds, data: data))
        }
        self.records = records
    }
}
