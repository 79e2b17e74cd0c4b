public import Identifiers
public import ServiceCalendar
public import Verdicts

/// A checklist as the help desk received it (§1.5, §3.6).
public struct SubmittedChecklist: Sendable, Hashable {
    public let organisationCode: LocalGovernmentCode
    /// 送付日.
    public let submittedOn: CalendarDay
    public let submitter: String
    /// The five items in order.
    public let items: [SubmittedChecklistItem]
    /// The ten test items in order, for each bureau that the form has a column for.
    public let tests: [SubmittedTest]

    /// Puts a checklist together.
    public init(
        organisationCode: LocalGovernmentCode, submittedOn: CalendarDay, submitter: String,
        items: [SubmittedChecklistItem], tests: [SubmittedTest]
    ) {
        self.organisationCode = organisationCode
        self.submittedOn = submittedOn
        self.submitter = submitter
        self.items = items
        self.tests = tests
    }

    /// All five items are dated, and every test item of every bureau is dated or 対象外.
    public var isComplete: Bool {
        items.count == ChecklistLayout.itemCount && items.allSatisfy { $0.completedOn != nil }
            && !tests.isEmpty && tests.allSatisfy(\.isDone)
    }
}

/// One of the five items, as handed in.
public struct SubmittedChecklistItem: Sendable, Hashable {
    /// `c1` … `c5`.
    public let item: String
    /// 確認項目 as the form has it.
    public let title: String
    /// `nil` while it is not done.
    public let completedOn: CalendarDay?
    /// Who confirmed it; may be empty.
    public let confirmedBy: String
    public let remark: String

    /// Describes an item.
    public init(item: String, title: String, completedOn: CalendarDay?, confirmedBy: String, remark: String) {
        self.item = item
        self.title = title
        self.completedOn = completedOn
        self.confirmedBy = confirmedBy
        self.remark = remark
    }
}

/// One of the ten test items of one bureau, as handed in.
public struct SubmittedTest: Sendable, Hashable {
    public let item: TestItem
    public let bureau: Bureau
    /// `nil` while it is not done, and when it does not apply.
    public let completedOn: CalendarDay?
    /// 対象外 was entered.
    public let notApplicable: Bool

    /// Describes a test item.
    public init(item: TestItem, bureau: Bureau, completedOn: CalendarDay?, notApplicable: Bool) {
        self.item = item
        self.bureau = bureau
        self.completedOn = completedOn
        self.notApplicable = notApplicable
    }

    /// Dated or 対象外.
    public var isDone: Bool { completedOn != nil || notApplicable }
}
