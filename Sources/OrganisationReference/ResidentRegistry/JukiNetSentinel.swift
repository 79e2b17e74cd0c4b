import Foundation
import NIOCore
import NIOPosix
import ServiceCalendar

/// Stands where 住基ネット would begin, and writes down whoever comes: in the preparation phase nobody may (§3.5, T8).
///
/// A port that anything can connect to; it answers nothing. Each visit is a line of the log: RFC 3339 and the caller.
public final class JukiNetSentinel: Sendable {
    /// Where it listens.
    public let port: Int
    private let channel: any Channel

    private init(port: Int, channel: any Channel) {
        self.port = port
        self.channel = channel
    }

    /// Listens on a free port of an address, and appends to the file at `log`, which is made anew.
    /// - Throws: what keeps it from listening or from writing.
    public static func start(address: String, log: String) async throws -> JukiNetSentinel {
        try Data().write(to: URL(filePath: log))
        let visitors = try FileHandle(forWritingTo: URL(filePath: log))
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { visit in
                visit.eventLoop.makeCompletedFuture {
                    let caller = visit.remoteAddress.map { "\($0.ipAddress ?? "?"):\($0.port ?? 0)" } ?? "?"
                    try visitors.write(contentsOf: Data("\(JapanTime.text(Date())) \(caller)\n".utf8))
                }.always { _ in visit.close(promise: nil) }
            }
            .bind(host: address, port: 0).get()
        return JukiNetSentinel(port: channel.localAddress?.port ?? 0, channel: channel)
    }
}
