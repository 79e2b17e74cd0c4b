import SeededChance
import Testing

@testable import SupportSearch

@Suite struct SearchFoldTests {
    @Test(arguments: [
        ("ｻｰﾊﾞｰ", "さーばー"), ("サーバー", "さーばー"), ("ＶＰＮ装置", "vpn装置"), ("ﾊﾟｽﾜｰﾄﾞ", "ぱすわーど"), ("①", "1"), ("㈱", "(株)"),
        ("証明\n書", "証明書"), ("CA\n証明書", "CA証明書"), ("IP  address", "ip\naddress"), ("1－2", "1-2"), ("が", "か\u{3099}"),
    ]) func theseAreTheSame(left: String, right: String) {
        #expect(SearchFold.fold(left) == SearchFold.fold(right))
    }

    @Test func theseAreNot() {
        #expect(SearchFold.fold("はは") != SearchFold.fold("ばば"))
        #expect(SearchFold.fold("つ") != SearchFold.fold("っ"))
        #expect(SearchFold.fold("ab") != SearchFold.fold("a b"))
    }

    /// Folding again changes nothing, and a piece of a text folds to a piece of the folded text.
    @Test func foldingIsStable() {
        let characters = Array("あアｱｧァ漢字ＡaＺ1１ー-－ 　\n①㈱ｶﾞガ゛々〆。、")
        var chance = Chance(seed: 3)
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...30, using: &chance)).compactMap { _ in
                    characters.randomElement(using: &chance)
                })
            let folded = SearchFold.fold(text)
            #expect(SearchFold.fold(folded) == folded)
        }
    }
}
