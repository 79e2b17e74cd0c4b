import Foundation

/// Starting a program and waiting for its end, as the system itself does it.
///
/// Foundation's `Process` learns of an end through a pipe that other children may hold open; `waitpid` cannot miss it.
enum SpawnedProgram {
    /// Starts a program in a process group of its own with all signals as usual; answers its number.
    ///
    /// With a log its output goes there, otherwise to where ours goes. It is ended by the kernel when the calling thread
    /// ends.
    static func start(_ executable: String, _ arguments: [String], log: String?) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

        let words = ["setpriv", "--pdeathsig", "KILL", "--", executable] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var number: pid_t = 0
        let failure = ChildStreams.withActions(input: "/dev/null", output: log, mode: 0o644) { actions in
            posix_spawn(&number, "/usr/bin/setpriv", actions, &attributes, &pointers, environ)
        }
        guard failure == 0 else {
            throw StartFailure(program: executable, reason: String(cString: strerror(failure)))
        }
        return number
    }

    /// Waits for the end; the status as a shell counts it: 128 and the signal when a signal ended it.
    static func wait(for number: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}

/// Why a program did not start.
public struct StartFailure: Error, CustomStringConvertible {
    /// Its path.
    public let program: String
    /// What the system said.
    public let reason: String

    /// For the log.
    public var description: String { "cannot start \(program): \(reason)" }
}
