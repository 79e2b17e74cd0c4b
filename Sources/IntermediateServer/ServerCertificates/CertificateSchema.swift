public import Storage

/// The tables of a server's keys and certificates; private keys are sealed under a key from outside the database.
public enum CertificateSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "certificates-001",
            """
            CREATE TABLE communication_keys (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                key_id INTEGER NOT NULL,
                sealed_key BLOB NOT NULL,
                request TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, key_id)
            ) STRICT;
            CREATE TABLE installed_certificates (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                kind TEXT NOT NULL CHECK (kind IN ('communication', 'core')),
                installed_at INTEGER NOT NULL,
                key_id INTEGER,
                pem TEXT NOT NULL,
                effective_at INTEGER,
                PRIMARY KEY (tenant_id, kind, installed_at)
            ) STRICT;
            """),
        SchemaStep(
            "certificates-002",
            """
            ALTER TABLE installed_certificates ADD COLUMN failed_at INTEGER;
            ALTER TABLE installed_certificates ADD COLUMN failure TEXT;
            CREATE TABLE certificate_subjects (
                tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (tenant_id),
                organisation TEXT NOT NULL,
                unit TEXT NOT NULL
            ) STRICT;
            CREATE TABLE expiry_notices (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                fingerprint TEXT NOT NULL,
                days INTEGER NOT NULL,
                noticed_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, fingerprint, days)
            ) STRICT;
            """),
    ]
}
