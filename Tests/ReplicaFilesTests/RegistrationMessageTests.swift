import Testing

@testable import ReplicaFiles

/// The message of IF_DBM_20113, and all that is said of a bad one.
struct RegistrationMessageTests {
    private static func message(
        header: String = "<MSGID>tax-1</MSGID><MSGMode>1</MSGMode>",
        body: String = "<AttachedFileName>DBM_20113_ATTACH_0001.xml</AttachedFileName>",
        root: String = "IF_DBM_20113_R01"
    ) -> [UInt8] {
        Array(
            "<\(root)><MessageHeader>\(header)</MessageHeader><MessageBody>\(body)</MessageBody></\(root)>".utf8)
    }

    @Test func `a message of a test is read, in any order and with what we have no use for`() throws {
        let plain = try RegistrationMessage(Self.message())
        #expect(plain.identifier == "tax-1")
        let full = try RegistrationMessage(
            Self.message(
                header: """
                    <MSGMode>1</MSGMode><MSGTypeID/><SourceSystemID>K000000001</SourceSystemID>
                    <DestinationSystemID/><ReceptionNumber/><MSGResult/><MSGID>tax-2</MSGID>
                    """,
                body: """
                    <AttachmentID>1</AttachmentID><AttachedFileName>a.xml</AttachedFileName>
                    <RequestSourceUserID>user</RequestSourceUserID><RequestSourceUnitCode>unit</RequestSourceUnitCode>
                    """))
        #expect(full.identifier == "tax-2")
    }

    @Test(arguments: [
        (
            message(header: "<MSGID>tax-1</MSGID><MSGMode>0</MSGMode>"),
            ["MSGMode 総合運用テストの準備期間は、「MSGMode」に「1」（テスト）を指定してください。"]
        ),
        (
            message(header: "", body: ""),
            [
                "MSGID 「MSGID」が空です。値を指定してください。", "MSGMode 「MSGMode」が空です。値を指定してください。",
                "AttachedFileName 「AttachedFileName」が空です。値を指定してください。",
            ]
        ),
        (
            message(header: "<MSGID>副本 1</MSGID><MSGMode>1</MSGMode><MSGMode>1</MSGMode>"),
            ["MSGMode 「MSGMode」が2回現れます。1つにしてください。", "MSGID 「MSGID」は半角英数字、ハイフン、下線、ピリオドの1～64文字で指定してください。"]
        ),
        (
            message(
                body: """
                    <AttachedFileName>a.xml</AttachedFileName>
                    <RequestSourceUserID>123456789012345678901</RequestSourceUserID>
                    """
            ),
            ["RequestSourceUserID 「RequestSourceUserID」は20文字以内で指定してください。"]
        ),
        (
            message(body: "<AttachedFileName>a.xml</AttachedFileName><MSGResult/><個人番号>1</個人番号>"),
            [" 定められていない要素があるか、要素の位置が異なります。IF_DBM_20113_R01の構造に合わせてください。"]
        ),
        (message(root: "IF_DBM_20113_R02"), [" 最上位の要素がIF_DBM_20113_R01ではありません。IF_DBM_20113の要求を送信してください。"]),
        (
            Array("<!DOCTYPE a><a/>".utf8), [" 文書型宣言（DOCTYPE）のあるXMLは受け付けません。宣言を削除してください。"]
        ),
        (
            Array("<IF_DBM_20113_R01>".utf8),
            [" XMLとして正しくありません（1行目）。途中で切れていないか、文字コードの指定に誤りがないか確認してください。"]
        ),
        (
            [], [" XMLとして正しくありません（1行目）。途中で切れていないか、文字コードの指定に誤りがないか確認してください。"]
        ),
    ])
    func `a bad one is answered with all its faults`(bytes: [UInt8], expected: [String]) {
        #expect { try RegistrationMessage(bytes) } throws: { error in
            let faults = (error as? RegistrationMessage.Faults)?.all ?? []
            return faults.map { "\($0.element) \($0.message)" } == expected
        }
    }
}
