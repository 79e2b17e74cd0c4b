import EvidenceSeal
import Testing

@Suite struct NonceTests {
    @Test func aNonceReadsBackAndNothingElseDoes() {
        let nonce = ExchangeNonce(run: ExchangeNonce.newRun())
        #expect(ExchangeNonce(nonce.text) == nonce && nonce.text.utf8.count == 65)
        #expect(ExchangeNonce(run: nonce.run) != nonce)
        for text in [
            "", nonce.run, "\(nonce.text) ", nonce.text.uppercased() + "X", "\(nonce.text)-0",
            nonce.text.replacing(nonce.run, with: String(repeating: "g", count: 32)),
        ] { #expect(ExchangeNonce(text) == nil, "\(text)") }
    }
}
