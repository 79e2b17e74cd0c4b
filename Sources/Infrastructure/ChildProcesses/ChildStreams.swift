import CLinux
import Foundation

/// What a child has of ours: three streams, and nothing else that is open here.
///
/// Sockets of the server library would be handed on, and a listener's port stay taken for as long as a program lives that
/// was started meanwhile.
enum ChildStreams {
    /// Runs `body` with the actions that give a child its streams.
    ///
    /// - Parameters:
    ///   - input: the file that it reads.
    ///   - output: the file that it writes anew, with either stream; nil for where ours go.
    ///   - mode: who may read that file.
    ///   - body: starts the child.
    /// - Returns: what `body` answers.
    /// - Throws: what `body` throws.
    static func withActions<Answer>(
        input: String, output: String?, mode: mode_t,
        _ body: (UnsafePointer<posix_spawn_file_actions_t>) throws -> Answer
    ) rethrows -> Answer {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
        if let output {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, mode)
            posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        return try body(&actions)
    }
}
