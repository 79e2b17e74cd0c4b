import Foundation
import Identifiers
public import Storage
import Tenancy

/// The table of 符号取得.
public enum CodeAcquisitionSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "code-acquisition-001",
            """
            CREATE TABLE code_acquisitions (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                atena_number TEXT NOT NULL,
                request_id TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('requested', 'numberIssued', 'awaitingRegistry')),
                processing_number TEXT,
                registry_receipt TEXT,
                requested_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, atena_number)
            ) STRICT;
            """)
    ]
}

/// Reading and keeping states in one tenant's transaction.
struct CodeAcquisitionStore {
    let tx: TenantTransaction

    func acquisition(of number: AtenaNumber) throws -> CodeAcquisition? {
        let row = try tx.row(
            """
            SELECT request_id, state, processing_number, registry_receipt FROM code_acquisitions
            WHERE tenant_id = $1 AND atena_number = $2
            """,
            [.text(number.text)])
        guard let row else { return nil }
        guard let state = CodeAcquisition.State(rawValue: try row.text("state")) else {
            throw StoreError.unexpectedColumn("code_acquisitions.state")
        }
        return CodeAcquisition(
            atenaNumber: number, requestIdentifier: try row.text("request_id"), state: state,
            processingNumber: try row.optionalText("processing_number").map { try ProcessingNumber($0) },
            registryReceipt: try row.optionalText("registry_receipt"))
    }

    func keep(_ acquisition: CodeAcquisition, at now: Date) throws {
        try tx.run(
            """
            INSERT INTO code_acquisitions
                (tenant_id, atena_number, request_id, state, processing_number, registry_receipt, requested_at,
                 changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
            ON CONFLICT (tenant_id, atena_number) DO UPDATE SET
                state = excluded.state, processing_number = excluded.processing_number,
                registry_receipt = excluded.registry_receipt, changed_at = excluded.changed_at
            """,
            [
                .text(acquisition.atenaNumber.text), .text(acquisition.requestIdentifier),
                .text(acquisition.state.rawValue), .optional(acquisition.processingNumber?.text),
                .optional(acquisition.registryReceipt), .instant(now),
            ])
    }
}
