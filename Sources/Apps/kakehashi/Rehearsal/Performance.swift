import Foundation

/// Runs a rehearsal while watching its processes and the keyboard; whatever happens, no process is left behind.
struct Performance {
    let stage: Stage
    /// The other organisation of the second act.
    let partner: Stage?
    let staysOpen: Bool

    init(_ stage: Stage, partner: Stage? = nil, staysOpen: Bool) {
        self.stage = stage
        self.partner = partner
        self.staysOpen = staysOpen
    }

    private enum Ending: Sendable {
        case played(isReady: Bool)
        case died(Nursery.Death)
        case interrupted
        case failed(String)
    }

    /// Answers the exit status.
    func run() async -> Int32 {
        let interruptions = Interruptions()
        let play = Play(stage: stage, partner: partner)
        var ending = await first([
            { await play.ending() }, watch,
            {
                await interruptions.first(); return .interrupted
            },
        ])
        var status = tell(ending)
        if staysOpen, case .played = ending {
            showDoors()
            var possibilities: [@Sendable () async -> Ending] = [
                watch,
                {
                    await interruptions.first(); return .interrupted
                },
            ]
            if stage.handOver == .usageNotice { possibilities.append { await play.waiting() } }
            ending = await first(possibilities)
            if case .died = ending { status = tell(ending) }
        }
        await stage.nursery.stopAll()
        return status
    }

    /// The rehearsal as one of the things that may end first.
    private struct Play: @unchecked Sendable {
        // The stage is used by this one task alone until it ends.
        let stage: Stage
        let partner: Stage?

        func ending() async -> Ending {
            do {
                if let partner {
                    return .played(isReady: try await LinkageAct(first: stage, second: partner).run())
                }
                return .played(isReady: try await Rehearsal(stage: stage).run())
            } catch {
                return .failed("\(error)")
            }
        }

        /// A walk by hand: the systems start as soon as they have certificates; then nothing but what people do.
        func waiting() async -> Ending {
            do {
                try await HandOuts(stage: stage).startSystemsWhenCertified()
                while true { try await Task.sleep(for: .seconds(3_600)) }
            } catch is CancellationError {
                return .interrupted
            } catch {
                return .failed("\(error)")
            }
        }
    }

    private var watch: @Sendable () async -> Ending {
        { [nursery = stage.nursery] in
            await nursery.firstDeath().map { .died($0) } ?? .interrupted
        }
    }

    private func first(_ possibilities: [@Sendable () async -> Ending]) async -> Ending {
        await withTaskGroup { group in
            for possibility in possibilities { group.addTask { await possibility() } }
            var ending = await group.next() ?? .interrupted
            group.cancelAll()
            // A step fails because a process died: the death is the better explanation, and it may come a moment later.
            if case .failed = ending, let cause = await stage.nursery.deathWithin(milliseconds: 300) {
                ending = .died(cause)
            }
            return ending
        }
    }

    private func tell(_ ending: Ending) -> Int32 {
        switch ending {
        case .played(let isReady): return isReady ? 0 : 3
        case .died(let death):
            complain("the process \"\(death.name)\" ended unexpectedly (status \(death.status)); its log: \(death.log)")
        case .interrupted: complain("interrupted")
        case .failed(let reason): complain(reason)
        }
        return 1
    }

    private func complain(_ text: String) {
        FileHandle.standardError.write(Data("kakehashi rehearse: \(text)\n".utf8))
    }

    private func showDoors() {
        stage.progress.headline("画面を開けます（終了は Ctrl-C）")
        for account in stage.session.accounts {
            stage.progress.line("  \(stage.progress.pad(account.role, 24)) \(account.address)")
            stage.progress.line("  \(stage.progress.pad("", 24)) ユーザーID \(account.account)  パスワード \(account.password)")
        }
        stage.progress.line("  CA証明書: \(stage.session.authorityFile)")
        stage.progress.line("  ブラウザ: scripts/rehearsal-browser \(stage.files.output)")
        if stage.handOver == .usageNotice { showByHand() }
    }

    /// Who else is met in a walk by hand, and what lies ready.
    private func showByHand() {
        let sites = [("運用事業者", "operator", "/operator/"), ("登録分局", "registration-authority", "/officer/")]
        for (title, key, path) in sites {
            guard let listener = stage.session.listeners[key] else { continue }
            stage.progress.line(
                "  \(stage.progress.pad(title, 24)) https://\(listener.name):\(listener.port)\(path)（証明書で入ります）")
        }
        stage.progress.line("  手渡しの資料: \(stage.files.handOuts)　各システムのCSR: \(stage.files.output)/systems")
        stage.progress.line("  時計: kakehashi clock 2016-05-16T12:30:00+09:00 --output \(stage.files.output)")
    }
}
