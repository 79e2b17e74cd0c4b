import CCares
import Glibc

/// One c-ares channel for one question; lives on one thread.
final class Channel {
    private let handle: ares_channel
    private let reply = Reply()
    private var evidence = SocketEvidence()

    /// c-ares wants its library set up once, before any channel.
    private static let libraryStatus = ares_library_init(ARES_LIB_INIT_ALL)

    /// Opens a channel that knows the route's server and nothing of the system's settings.
    /// - Throws: ``NameFailure/invalidServer(_:)`` when c-ares does not take the server.
    init(route: QueryRoute, timeout: Duration, attempts: Int) throws(NameFailure) {
        guard Self.libraryStatus == ARES_SUCCESS, let handle = Self.open(timeout: timeout, attempts: attempts) else {
            throw .invalidServer("c-aresを初期化できません")
        }
        guard ares_set_servers_ports_csv(handle, route.server.description) == ARES_SUCCESS else {
            ares_destroy(handle)
            throw .invalidServer("\(route.server)")
        }
        switch route.source {
        case .v4(let address): ares_set_local_ip4(handle, UInt32(bigEndian: address.s_addr))
        case .v6(let address): withUnsafeBytes(of: address) { ares_set_local_ip6(handle, $0.baseAddress) }
        case nil: break
        }
        self.handle = handle
    }

    deinit { ares_destroy(handle) }

    private static func open(timeout: Duration, attempts: Int) -> ares_channel? {
        var options = ares_options()
        // NOCHECKRESP: without it REFUSED and SERVFAIL are taken for "try the next server", and their reason is lost.
        options.flags = ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES | ARES_FLAG_NOCHECKRESP
        options.timeout = Int32(clamping: max(1, Int64(timeout / .milliseconds(1))))
        options.tries = Int32(clamping: max(1, attempts))
        options.ndomains = 0
        let mask =
            ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_DOMAINS | ARES_OPT_LOOKUPS
            | ARES_OPT_NOROTATE | ARES_OPT_RESOLVCONF
        var handle: ares_channel?
        let status = "b".withMutableCString { lookups in
            // An empty file, so that nothing of /etc/resolv.conf seeps in.
            "/dev/null".withMutableCString { path in
                options.lookups = lookups
                options.resolvconf_path = path
                return ares_init_options(&handle, &options, mask)
            }
        }
        return status == ARES_SUCCESS ? handle : nil
    }

    /// Sends the question and runs the event loop until c-ares reports the end of it.
    func ask(name: String, kind: RecordKind) -> QueryOutcome {
        ares_query(
            handle, name, Self.internetClass, kind.wireType,
            { context, status, _, bytes, count in
                guard let context else { return }
                let reply = Unmanaged<Reply>.fromOpaque(context).takeUnretainedValue()
                reply.status = status
                reply.message = bytes.map { [UInt8](UnsafeBufferPointer(start: $0, count: Int(count))) } ?? []
            }, Unmanaged.passUnretained(reply).toOpaque())
        while reply.status == nil { turn() }
        return QueryOutcome(status: reply.status ?? ARES_ECANCELLED, message: reply.message, evidence: evidence)
    }

    /// One turn of the event loop: wait, look at what came, hand it to c-ares.
    private func turn() {
        var sockets = [ares_socket_t](repeating: ARES_SOCKET_BAD, count: Int(ARES_GETSOCK_MAXNUM))
        let bits = ares_getsock(handle, &sockets, ARES_GETSOCK_MAXNUM)
        var polled: [pollfd] = sockets.enumerated().compactMap { index, socket in
            let events =
                (bits & (1 << index) != 0 ? POLLIN : 0)
                | (bits & (1 << (index + Int(ARES_GETSOCK_MAXNUM))) != 0 ? POLLOUT : 0)
            return events == 0 ? nil : pollfd(fd: socket, events: Int16(events), revents: 0)
        }
        var wait = timeval()
        ares_timeout(handle, nil, &wait)
        // Rounded up: a wait of 0.4 ms must not become a busy loop.
        let milliseconds = Int32(clamping: wait.tv_sec * 1_000 + (Int(wait.tv_usec) + 999) / 1_000)
        _ = poll(&polled, nfds_t(polled.count), milliseconds)
        for entry in polled where entry.revents != 0 {
            let received = Int32(entry.revents) & (POLLIN | POLLERR | POLLHUP) != 0
            if received, evidence.look(at: entry.fd) == .ended {
                ares_cancel(handle)
                return
            }
            ares_process_fd(
                handle, received ? entry.fd : ARES_SOCKET_BAD,
                Int32(entry.revents) & POLLOUT != 0 ? entry.fd : ARES_SOCKET_BAD)
        }
        // Lets c-ares run its timers, also when no socket spoke.
        ares_process_fd(handle, ARES_SOCKET_BAD, ARES_SOCKET_BAD)
    }

    /// `IN` (RFC 1035 §3.2.4).
    private static let internetClass: Int32 = 1

    /// What the callback leaves behind.
    private final class Reply {
        var status: Int32?
        var message: [UInt8] = []
    }
}

extension RecordKind {
    /// TYPE value (RFC 1035 §3.2.2, RFC 3596 §2.1).
    var wireType: Int32 {
        switch self {
        case .a: 1
        case .cname: 5
        case .aaaa: 28
        }
    }
}

extension String {
    /// Lends the text to a C interface that asks for `char *` but does not write to it.
    fileprivate func withMutableCString<Value>(_ body: (UnsafeMutablePointer<CChar>?) -> Value) -> Value {
        var characters = Array(utf8CString)
        return characters.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}
