import Foundation

/// SIGTERM and SIGINT as something to wait for: the first one ends the process in order, the second at once.
///
/// Until somebody waits they end the process as they always do, from then on one of them is never lost: a signal source of the
/// dispatch library ignores them for a moment before it listens, and a process that is told to end at that moment never would.
enum EndSignals {
    /// What the handler writes to, the one thing that it may do, and what the waiting thread reads from (signal-safety(7)).
    private static let ends: (reading: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no descriptor is left")
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }()

    static func first() async {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                wait()
                continuation.resume()
            }
            thread.name = "end signals"
            thread.start()
        }
    }

    private static func wait() {
        let ends = ends
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGTERM, SIGINT] {
            signal(number) { number in
                // Whoever asks twice does not want to wait.
                signal(number, SIG_DFL)
                var byte: UInt8 = 0
                _ = write(EndSignals.ends.writing, &byte, 1)
            }
            sigaddset(&signals, number)
        }
        // The runtime's threads take no signals: this one does.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        var byte: UInt8 = 0
        while read(ends.reading, &byte, 1) < 0, errno == EINTR {}
    }
}
