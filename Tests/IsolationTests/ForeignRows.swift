import Foundation
import GRDB
import Identifiers

/// Rows of another organisation in every table that has such, under keys that nothing else has.
///
/// What stands in them matters to nobody: whoever may not see them must not tell whether they are there.
struct ForeignRows {
    /// A key in each shape that a path may ask for, with one like it that stands nowhere.
    static let shapes: [(there: String, absent: String)] = [
        ("777000001", "777000002"), ("foreign-777", "foreign-778"), ("77701", "77702"),
        ("77700000-0000-4000-8000-000000000001", "77700000-0000-4000-8000-000000000002"),
        ("777000000000001", "777000000000002"),
    ]

    /// What a table's rows belong to, by the column that says so.
    private static let owners = ["tenant_id", "realm", "organisation"]
    /// Tables whose rows belong to a row of another table.
    private static let children: Set<String> = [
        "ticket_entries", "ticket_attachments", "ticket_messages", "ticket_drafts", "follow_up_deliveries",
    ]
    /// Tables that hold nothing of a single organisation, or that no path leads into by an organisation's own hand.
    static let shared: Set<String> = [
        "schema_steps", "revocations", "revocation_lists", "service_hour_overrides", "known_problems",
        "answer_templates", "hand_overs", "library_documents", "library_versions", "library_readings", "faqs",
        "maintenance_windows", "roll_up_cursor", "roll_up_days", "mail_queue", "reminder_schedules", "operation_marks",
        "work_leases",
        // Settings of a realm, by no key; and a log whose numbers go on from its last, which has a comparison of its own.
        "account_policies", "audit_records",
        // What grows behind that log: a row that is none breaks the trees, and everybody's.
        "audit_trees", "audit_tiles", "audit_nodes", "audit_integration", "audit_heads", "audit_segments",
        // Who the databases are, and how far the logs of those beside the home were carried.
        "clusters", "platform_identity", "audit_origin", "carried_journals", "carried_spans",
    ]

    /// Writes the rows and answers the tables that have none and are not known to be shared.
    static func write(to database: String, organisation: Organisation, tenant: String) throws -> [String] {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(10)
        let queue = try DatabaseQueue(path: database, configuration: configuration)
        return try queue.write { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")
            var unknown: [String] = []
            for table in tables where !shared.contains(table) && !table.hasPrefix("search_") {
                let columns = try Row.fetchAll(db, sql: "SELECT * FROM pragma_table_info(?)", arguments: [table])
                let names = columns.map { $0["name"] as String }
                guard children.contains(table) || names.contains(where: owners.contains) else {
                    unknown.append(table)
                    continue
                }
                for shape in shapes {
                    try insert(
                        shape.there, into: table, columns,
                        owner: ["tenant_id": tenant, "realm": tenant, "organisation": organisation.code.text], db)
                }
            }
            return unknown
        }
    }

    private static func insert(
        _ key: String, into table: String, _ columns: [Row], owner: [String: String], _ db: Database
    ) throws {
        var names: [String] = []
        var values: [DatabaseValue] = []
        for column in columns {
            let (name, type): (String, String) = (column["name"], column["type"])
            let isKey = (column["pk"] as Int) > 0
            guard isKey || (column["notnull"] as Int) == 1 else { continue }
            names.append(name)
            if let owner = owner[name] {
                values.append(owner.databaseValue)
            } else if type == "INTEGER" {
                // Of a key all digits count; anything else is a number that means nothing.
                values.append((isKey || name == "ticket" ? Int64(key) ?? 777_000_001 : 1).databaseValue)
            } else if type == "BLOB" {
                values.append(Data(key.utf8).databaseValue)
            } else {
                values.append((name == "bureau" ? "mayor" : key).databaseValue)
            }
        }
        let places = names.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "INSERT OR IGNORE INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))",
            arguments: StatementArguments(values))
    }
}
