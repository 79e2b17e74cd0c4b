import Accounts
import AtenaNumbers
import AuditLog
import CodeAcquisition
import CoreLink
import Coverage
import DisclosureRecords
import InformationInquiries
import InformationProvision
import Library
import Masters
import NetworkCheck
import NoticeBoard
import OutgoingMail
import PersonalNotices
import Placement
import PublicRepository
import ReadinessLedger
import ReplicaDisclosure
import ReplicaRegistration
import RollUp
import Schedule
import SelfDisclosure
import ServerCertificates
import Storage
import SupportMembers
import SupportSearch
import SupportSite
import Tenancy
import Tickets

/// All rooms' tables, in the order in which one refers to another.
enum PlatformSchema {
    static let steps: [SchemaStep] =
        AuditLog.schema + TenantDirectory.schema + AccountSchema.steps + CertificateSchema.steps + MasterSchema.steps
        + AtenaNumberStore.schema + CodeAcquisitionSchema.steps + ReplicaSchema.steps + ReplicaFileSchema.steps
        + PublicationSchema.steps + DisclosureSchema.steps + CoreLinkSchema.steps + InquirySchema.steps
        + ProvisionSchema.steps
        + DisclosureRecordSchema.steps + PersonalNoticeSchema.steps + SelfDisclosureSchema.steps
        + RevocationRegister.schema
        + LedgerSchema.steps + NoticeFormStore.schema + HoursBook.schema + NetworkCheckStore.schema
        + ScheduleStore.schema + NoticeDraftStore.schema + CoverageStore.schema
        + MailQueue.schema + RollUpSchema.steps + SearchIndex.schema + TicketSchema.steps + NoticeStore.schema
        + LibraryStore.schema + MemberStore.schema + HealthChecks.schema + WorkLease.schema + PlacementSchema.steps
}
