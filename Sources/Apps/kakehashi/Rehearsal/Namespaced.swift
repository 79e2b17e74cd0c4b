/// A program as it is started in a network namespace, or as it is.
struct Namespaced {
    let executable: String
    let arguments: [String]

    init(_ executable: String, _ arguments: [String], in namespace: String?) {
        self.executable = namespace == nil ? executable : "ip"
        self.arguments = (namespace.map { ["netns", "exec", $0, executable] } ?? []) + arguments
    }
}
