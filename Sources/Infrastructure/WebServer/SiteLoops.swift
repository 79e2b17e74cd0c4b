import Foundation
import NIOCore
import NIOPosix

/// The threads that read from and write to the connections of listeners: each listener has one of them.
///
/// There are more than processors, so that the kernel shares these out between a site whose connections are many and the others;
/// those that happen to be on the same thread do notice it.
enum SiteLoops {
    private static let group = MultiThreadedEventLoopGroup(
        numberOfThreads: max(8, 2 * ProcessInfo.processInfo.activeProcessorCount))

    /// One of them, in turn.
    static func next() -> any EventLoop { group.next() }
}
