/// How long a test waits for each part of an exchange, and how much it reads.
public struct Patience: Sendable, Hashable {
    /// For the first question to a name server; another one waits twice as long.
    public var name: Duration
    /// How often a name is asked.
    public var attempts: Int
    /// For each phase after that: TCP, TLS, the whole answer.
    public var phase: Duration
    /// For an answer for which the server asks another one first, on a way with time-outs of its own: shorter, and the server could
    /// never say at which hop it failed.
    public var relayed: Duration
    /// The largest answer that is read, in bytes.
    public var answer: Int

    /// What a person at a terminal waits.
    public init(
        name: Duration = .seconds(1), attempts: Int = 2, phase: Duration = .seconds(5),
        relayed: Duration = .seconds(20),
        answer: Int = 4 << 20
    ) {
        self.name = name
        self.attempts = attempts
        self.phase = phase
        self.relayed = relayed
        self.answer = answer
    }
}
