import ArgumentParser

/// One thing that a rehearsal breaks, for real, so that it must be found.
enum Fault: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// The name server is halted: it receives and never answers.
    case dnsSilent = "dns-silent"
    /// The CA certificate is not installed for the clerk's OS user on the mayor's 接続端末.
    case caNotTrusted = "ca-not-trusted"
    /// The operator revokes the certificate of the mayor's server.
    case serverCertificateRevoked = "server-certificate-revoked"
    /// The revocation list runs out and no new one is published.
    case crlExpired = "crl-expired"
    /// 公開リポジトリ does not listen.
    case crlUnreachable = "crl-unreachable"
    /// 住基システム turns 符号取得 down.
    case jukiRefuses = "juki-refuses"
    /// 住基システム goes on to 住基ネット, which in the preparation phase it must not.
    case jukiForwards = "juki-forwards"
    /// The mayor's 団体内統合宛名システム does not listen.
    case atenaDown = "atena-down"
    /// The operator has closed the service on that day.
    case closedHours = "closed-hours"
    /// The mayor's certificate is brought to the board's server.
    case wrongBureauCertificate = "wrong-bureau-certificate"
}
