
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA earlier_schema;

CREATE FUNCTION earlier_schema.audit_records_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'audit records are never changed or deleted' USING ERRCODE = '23001'; END$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE earlier_schema.accepted_evidence (
    organisation text NOT NULL,
    document text NOT NULL,
    accepted_at bigint NOT NULL
);

CREATE TABLE earlier_schema.accepted_lines (
    nonce text NOT NULL,
    organisation text NOT NULL,
    bureau text NOT NULL,
    item text NOT NULL,
    origin text NOT NULL,
    target text NOT NULL,
    record bigint NOT NULL,
    recorded_at bigint NOT NULL,
    accepted_at bigint NOT NULL,
    CONSTRAINT accepted_lines_bureau_check CHECK ((bureau = ANY (ARRAY['mayor'::text, 'education'::text]))),
    CONSTRAINT accepted_lines_nonce_check CHECK ((length(nonce) = 64))
);

CREATE TABLE earlier_schema.account_districts (
    realm text NOT NULL,
    account_id text NOT NULL,
    code text NOT NULL
);

CREATE TABLE earlier_schema.account_policies (
    realm text NOT NULL,
    second_factor text NOT NULL,
    password_days bigint
);

CREATE TABLE earlier_schema.accounts (
    realm text NOT NULL,
    account_id text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    organisation text NOT NULL,
    bureau text NOT NULL,
    password bytea NOT NULL,
    must_change_password bigint NOT NULL,
    failed_attempts bigint DEFAULT 0 NOT NULL,
    locked_at bigint,
    deleted_at bigint,
    last_sign_in_at bigint,
    created_at bigint NOT NULL,
    created_by text NOT NULL,
    pattern_id text,
    all_districts bigint DEFAULT 1 NOT NULL,
    password_changed_at bigint,
    lock_lapses_at bigint,
    suspended_at bigint,
    valid_until bigint,
    previous_sign_in_at bigint,
    second_factor_at bigint,
    CONSTRAINT accounts_must_change_password_check CHECK ((must_change_password = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

CREATE TABLE earlier_schema.action_plans (
    organisation text NOT NULL,
    integration_test_finished_on text NOT NULL,
    entered_at bigint NOT NULL,
    entered_by text NOT NULL
);

CREATE TABLE earlier_schema.administrative_districts (
    realm text NOT NULL,
    code text NOT NULL,
    name text NOT NULL
);

CREATE TABLE earlier_schema.answer_templates (
    number bigint NOT NULL,
    title text NOT NULL,
    content text NOT NULL,
    changed_at bigint NOT NULL,
    changed_by text NOT NULL
);

CREATE TABLE earlier_schema.applied_masters (
    tenant_id text NOT NULL,
    form text NOT NULL,
    number bigint NOT NULL,
    version text NOT NULL,
    kind text NOT NULL,
    summary text NOT NULL,
    document text NOT NULL,
    sha256 text,
    restored bigint,
    applied_at bigint NOT NULL,
    applied_by text NOT NULL,
    CONSTRAINT applied_masters_check CHECK ((restored < number)),
    CONSTRAINT applied_masters_form_check CHECK ((form = ANY (ARRAY['distributed'::text, 'local'::text]))),
    CONSTRAINT applied_masters_kind_check CHECK ((kind = ANY (ARRAY['provisional'::text, 'test'::text, 'local'::text]))),
    CONSTRAINT applied_masters_number_check CHECK ((number > 0)),
    CONSTRAINT applied_masters_sha256_check CHECK ((length(sha256) = 64))
);

CREATE TABLE earlier_schema.atena_numbers (
    tenant_id text NOT NULL,
    atena_number text NOT NULL,
    registered_at bigint NOT NULL,
    registered_by text NOT NULL
);

CREATE TABLE earlier_schema.audit_records (
    sequence bigint NOT NULL,
    recorded_at bigint NOT NULL,
    event text NOT NULL,
    outcome text NOT NULL,
    organisation text NOT NULL,
    bureau text NOT NULL,
    actor text NOT NULL,
    remote_address text NOT NULL,
    subject text NOT NULL,
    hash bytea NOT NULL,
    nonce text DEFAULT ''::text NOT NULL,
    CONSTRAINT audit_records_hash_check CHECK ((length(hash) = 32))
);

CREATE TABLE earlier_schema.certificate_subjects (
    tenant_id text NOT NULL,
    organisation text NOT NULL,
    unit text NOT NULL
);

CREATE TABLE earlier_schema.checklist_receipts (
    organisation text NOT NULL,
    content bytea NOT NULL,
    received_at bigint NOT NULL,
    submitted_by text NOT NULL
);

CREATE TABLE earlier_schema.checklist_returns (
    organisation text NOT NULL,
    number bigint NOT NULL,
    received_at bigint NOT NULL,
    returned_by text NOT NULL,
    returned_at bigint NOT NULL,
    question text NOT NULL,
    CONSTRAINT checklist_returns_question_check CHECK ((length(question) > 0))
);

CREATE TABLE earlier_schema.code_request_file_entries (
    tenant_id text NOT NULL,
    file_number bigint NOT NULL,
    atena_number text NOT NULL
);

CREATE TABLE earlier_schema.code_request_files (
    tenant_id text NOT NULL,
    file_number bigint NOT NULL,
    request_key text NOT NULL,
    requests bigint NOT NULL,
    made_at bigint NOT NULL,
    fetched_at bigint
);

CREATE TABLE earlier_schema.communication_keys (
    tenant_id text NOT NULL,
    key_id bigint NOT NULL,
    sealed_key bytea NOT NULL,
    request text NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE earlier_schema.contact_handovers (
    number bigint NOT NULL,
    organisation text NOT NULL,
    role text NOT NULL,
    leaving text NOT NULL,
    name text NOT NULL,
    department text NOT NULL,
    mail text NOT NULL,
    telephone text NOT NULL,
    effective_from bigint NOT NULL,
    recorded_at bigint NOT NULL,
    recorded_by text NOT NULL
);

CREATE TABLE earlier_schema.device_confirmations (
    organisation text NOT NULL,
    item text NOT NULL,
    confirmed_on text NOT NULL,
    confirmed_by text NOT NULL,
    remark text NOT NULL,
    entered_at bigint NOT NULL
);

CREATE TABLE earlier_schema.disclosure_flags (
    tenant_id text NOT NULL,
    flag text NOT NULL,
    system_id text NOT NULL,
    target text NOT NULL,
    set_at bigint NOT NULL,
    set_by text NOT NULL,
    CONSTRAINT disclosure_flags_flag_check CHECK ((flag = ANY (ARRAY['automaticAnswerBan'::text, 'nonDisclosure'::text])))
);

CREATE TABLE earlier_schema.environment_choices (
    organisation text NOT NULL,
    setting text NOT NULL,
    chosen_by text NOT NULL,
    chosen_at bigint NOT NULL
);

CREATE TABLE earlier_schema.expiry_notices (
    tenant_id text NOT NULL,
    fingerprint text NOT NULL,
    days bigint NOT NULL,
    noticed_at bigint NOT NULL
);

CREATE TABLE earlier_schema.faqs (
    number bigint NOT NULL,
    topic text NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    ticket bigint,
    changed_at bigint NOT NULL,
    changed_by text NOT NULL,
    withdrawn_at bigint
);

CREATE TABLE earlier_schema.follow_up_deliveries (
    message bigint NOT NULL,
    step bigint NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    mail text NOT NULL,
    told_at bigint NOT NULL
);

CREATE TABLE earlier_schema.follow_up_messages (
    number bigint NOT NULL,
    schedule bigint NOT NULL,
    due_at bigint NOT NULL,
    organisation text NOT NULL,
    role text NOT NULL,
    task text NOT NULL,
    subject text NOT NULL,
    content text NOT NULL,
    token text NOT NULL,
    step bigint NOT NULL,
    told_at bigint NOT NULL,
    next_step_at bigint,
    confirmed_at bigint,
    confirmed_by text,
    confirmed_how text
);

CREATE TABLE earlier_schema.follow_up_notes (
    number bigint NOT NULL,
    organisation text NOT NULL,
    talked_to text NOT NULL,
    content text NOT NULL,
    call_again_on text,
    written_at bigint NOT NULL,
    written_by text NOT NULL,
    writer text NOT NULL
);

CREATE TABLE earlier_schema.hand_overs (
    number bigint NOT NULL,
    from_account text NOT NULL,
    to_account text,
    note text NOT NULL,
    tickets bigint NOT NULL,
    handed_at bigint NOT NULL,
    read_at bigint
);

CREATE TABLE earlier_schema.installed_certificates (
    tenant_id text NOT NULL,
    kind text NOT NULL,
    installed_at bigint NOT NULL,
    key_id bigint,
    pem text NOT NULL,
    effective_at bigint,
    failed_at bigint,
    failure text,
    CONSTRAINT installed_certificates_kind_check CHECK ((kind = ANY (ARRAY['communication'::text, 'core'::text])))
);

CREATE TABLE earlier_schema.known_problems (
    number bigint NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    opened_at bigint NOT NULL,
    opened_by text NOT NULL,
    answer text,
    answered_at bigint
);

CREATE TABLE earlier_schema.library_documents (
    number bigint NOT NULL,
    kind text NOT NULL,
    title text NOT NULL
);

CREATE TABLE earlier_schema.library_readings (
    document bigint NOT NULL,
    account text NOT NULL,
    version bigint NOT NULL,
    read_at bigint NOT NULL
);

CREATE TABLE earlier_schema.library_versions (
    document bigint NOT NULL,
    version bigint NOT NULL,
    label text NOT NULL,
    content text NOT NULL,
    summary text NOT NULL,
    published_at bigint NOT NULL,
    published_by text NOT NULL
);

CREATE TABLE earlier_schema.linkage_codes (
    tenant_id text NOT NULL,
    atena_number text NOT NULL,
    request_id text NOT NULL,
    delivery text NOT NULL,
    state text NOT NULL,
    processing_number text,
    registry_receipt text,
    linkage_code text,
    attempts bigint NOT NULL,
    next_attempt_at bigint,
    failure text,
    requested_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    CONSTRAINT linkage_codes_delivery_check CHECK ((delivery = ANY (ARRAY['push'::text, 'file'::text]))),
    CONSTRAINT linkage_codes_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'numberIssued'::text, 'awaitingRegistry'::text, 'codeReceived'::text, 'usable'::text, 'failed'::text, 'cancelled'::text, 'removed'::text])))
);

CREATE TABLE earlier_schema.maintenance_windows (
    number bigint NOT NULL,
    opens_at bigint NOT NULL,
    closes_at bigint NOT NULL,
    note text NOT NULL,
    set_at bigint NOT NULL,
    set_by text NOT NULL,
    cancelled_at bigint,
    CONSTRAINT maintenance_windows_check CHECK ((closes_at > opens_at))
);

CREATE TABLE earlier_schema.member_allowances (
    organisation text NOT NULL,
    version bigint NOT NULL,
    allowed bigint NOT NULL,
    shown bigint NOT NULL,
    set_at bigint NOT NULL,
    set_by text NOT NULL,
    CONSTRAINT member_allowances_allowed_check CHECK (((allowed >= 0) AND (allowed <= 99))),
    CONSTRAINT member_allowances_shown_check CHECK (((shown >= 0) AND (shown <= 99)))
);

CREATE TABLE earlier_schema.member_registrations (
    organisation text NOT NULL,
    number bigint NOT NULL,
    name text NOT NULL,
    registered_at bigint NOT NULL,
    registered_by text NOT NULL,
    exempt_since bigint,
    CONSTRAINT member_registrations_number_check CHECK ((number >= 1))
);

CREATE TABLE earlier_schema.member_removals (
    serial bigint NOT NULL,
    organisation text NOT NULL,
    number bigint NOT NULL,
    found_at bigint NOT NULL,
    name text NOT NULL,
    reason text NOT NULL,
    due_at bigint NOT NULL,
    done_at bigint,
    cancelled_at bigint,
    reversed_at bigint,
    reversed_by text
);

CREATE TABLE earlier_schema.network_checks (
    organisation text NOT NULL,
    device text NOT NULL,
    surroundings text NOT NULL,
    unread text NOT NULL,
    checked_by text NOT NULL,
    checked_at bigint NOT NULL
);

CREATE TABLE earlier_schema.notice_drafts (
    organisation text NOT NULL,
    contacts text NOT NULL,
    settings text NOT NULL,
    edited_by text NOT NULL,
    edited_at bigint NOT NULL,
    approved_by text,
    approved_at bigint
);

CREATE TABLE earlier_schema.notice_forms (
    organisation text NOT NULL,
    number bigint NOT NULL,
    usage_notice text NOT NULL,
    configuration_request text NOT NULL,
    approved_by text NOT NULL,
    submitted_by text NOT NULL,
    submitted_at bigint NOT NULL,
    accepted_at bigint
);

CREATE TABLE earlier_schema.notice_readings (
    notice bigint NOT NULL,
    account text NOT NULL,
    name text NOT NULL,
    organisation text NOT NULL,
    read_at bigint NOT NULL
);

CREATE TABLE earlier_schema.notices (
    number bigint NOT NULL,
    title text NOT NULL,
    content text NOT NULL,
    organisation text NOT NULL,
    needs_reading bigint NOT NULL,
    posted_at bigint NOT NULL,
    posted_by text NOT NULL,
    withdrawn_at bigint,
    withdrawn_by text,
    CONSTRAINT notices_needs_reading_check CHECK ((needs_reading = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

CREATE TABLE earlier_schema.organisation_details (
    organisation text NOT NULL,
    kind text NOT NULL,
    version bigint NOT NULL,
    document text NOT NULL,
    mail text NOT NULL,
    changed_at bigint NOT NULL,
    changed_by text NOT NULL
);

CREATE TABLE earlier_schema.organisations (
    organisation text NOT NULL,
    document text NOT NULL,
    added_at bigint NOT NULL
);

CREATE TABLE earlier_schema.outgoing_mail (
    number bigint NOT NULL,
    letter_key text NOT NULL,
    organisation text NOT NULL,
    sender text NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    content text NOT NULL,
    queued_at bigint NOT NULL,
    tries bigint DEFAULT 0 NOT NULL,
    due_at bigint,
    sent_at bigint,
    failed_at bigint,
    last_error text DEFAULT ''::text NOT NULL,
    thread text DEFAULT ''::text NOT NULL,
    CONSTRAINT outgoing_mail_check CHECK (((due_at IS NOT NULL) OR (sent_at IS NOT NULL) OR (failed_at IS NOT NULL)))
);

CREATE TABLE earlier_schema.password_history (
    realm text NOT NULL,
    account_id text NOT NULL,
    used_until bigint NOT NULL,
    password bytea NOT NULL
);

CREATE TABLE earlier_schema.permission_patterns (
    realm text NOT NULL,
    pattern_id text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    permissions text NOT NULL
);

CREATE TABLE earlier_schema.publication_ends (
    tenant_id text NOT NULL,
    end_number bigint NOT NULL,
    system_id text NOT NULL,
    request_key text NOT NULL,
    request text NOT NULL,
    item_code text NOT NULL,
    district text,
    publication_end text NOT NULL,
    registered_before bigint NOT NULL,
    records bigint NOT NULL,
    set_at bigint NOT NULL,
    cancelled_at bigint,
    CONSTRAINT publication_ends_end_number_check CHECK ((end_number > 0))
);

CREATE TABLE earlier_schema.recovery_codes (
    realm text NOT NULL,
    account_id text NOT NULL,
    code_digest text NOT NULL
);

CREATE TABLE earlier_schema.registered_systems (
    tenant_id text NOT NULL,
    system_id text NOT NULL,
    role text NOT NULL,
    title text NOT NULL,
    addresses text NOT NULL,
    fingerprint text
);

CREATE TABLE earlier_schema.reminder_schedules (
    number bigint NOT NULL,
    reach text NOT NULL,
    title text NOT NULL,
    target text NOT NULL,
    task text,
    weekdays text NOT NULL,
    minute bigint NOT NULL,
    subject text NOT NULL,
    content text NOT NULL,
    written_at bigint NOT NULL,
    written_by text NOT NULL,
    started_at bigint,
    started_by text,
    paused_at bigint,
    done_until bigint,
    CONSTRAINT reminder_schedules_minute_check CHECK (((minute >= 0) AND (minute <= 1439)))
);

CREATE TABLE earlier_schema.replica_file_faults (
    tenant_id text NOT NULL,
    file_number bigint NOT NULL,
    place bigint NOT NULL,
    row_number bigint NOT NULL,
    column_name text NOT NULL,
    code text NOT NULL,
    message text NOT NULL
);

CREATE TABLE earlier_schema.replica_files (
    tenant_id text NOT NULL,
    file_number bigint NOT NULL,
    system_id text NOT NULL,
    request_key text NOT NULL,
    format text NOT NULL,
    mode text NOT NULL,
    size bigint NOT NULL,
    records bigint NOT NULL,
    state text NOT NULL,
    received bigint NOT NULL,
    rows_read bigint NOT NULL,
    accepted bigint NOT NULL,
    unchanged bigint NOT NULL,
    refused bigint NOT NULL,
    fault_count bigint NOT NULL,
    reason text,
    announced_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    CONSTRAINT replica_files_file_number_check CHECK ((file_number > 0)),
    CONSTRAINT replica_files_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'waiting'::text, 'loading'::text, 'discarding'::text, 'registered'::text, 'refused'::text, 'abandoned'::text])))
);

CREATE TABLE earlier_schema.replica_links (
    tenant_id text NOT NULL,
    system_id text NOT NULL,
    record_id text NOT NULL,
    atena_number text NOT NULL,
    state text NOT NULL,
    findings text NOT NULL,
    attempts bigint NOT NULL,
    next_attempt_at bigint,
    changed_at bigint NOT NULL,
    decided_by text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT replica_links_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'held'::text, 'released'::text, 'withheld'::text])))
);

CREATE TABLE earlier_schema.replica_provisions (
    tenant_id text NOT NULL,
    system_id text NOT NULL,
    record_id text NOT NULL,
    recipient_code text NOT NULL,
    provided_at bigint NOT NULL
);

CREATE TABLE earlier_schema.replicas (
    tenant_id text NOT NULL,
    system_id text NOT NULL,
    record_id text NOT NULL,
    atena_number text NOT NULL,
    item_code text NOT NULL,
    document text NOT NULL,
    registered_at bigint NOT NULL,
    district text DEFAULT ''::text NOT NULL,
    file_number bigint DEFAULT 0 NOT NULL
);

CREATE TABLE earlier_schema.request_files (
    tenant_id text NOT NULL,
    file_number bigint NOT NULL,
    system_id text NOT NULL,
    purpose text NOT NULL,
    request_key text NOT NULL,
    request text NOT NULL,
    entries bigint NOT NULL,
    result text NOT NULL,
    received_at bigint NOT NULL,
    CONSTRAINT request_files_file_number_check CHECK ((file_number > 0))
);

CREATE TABLE earlier_schema.revocation_lists (
    number bigint NOT NULL,
    published_at bigint NOT NULL,
    next_update bigint NOT NULL
);

CREATE TABLE earlier_schema.revocations (
    serial_number text NOT NULL,
    revoked_at bigint NOT NULL,
    reason bigint NOT NULL,
    revoked_by text NOT NULL
);

CREATE TABLE earlier_schema.roll_up_completions (
    organisation text NOT NULL,
    bureau text NOT NULL,
    task text NOT NULL,
    record bigint NOT NULL,
    done_at bigint NOT NULL,
    reopened_at bigint,
    reopened_by bigint,
    CONSTRAINT roll_up_completions_check CHECK (((reopened_at IS NULL) = (reopened_by IS NULL)))
);

CREATE TABLE earlier_schema.roll_up_contacts (
    organisation text NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    department text NOT NULL,
    mail text NOT NULL,
    telephone text NOT NULL,
    since bigint NOT NULL
);

CREATE TABLE earlier_schema.roll_up_cursor (
    one bigint NOT NULL,
    sequence bigint NOT NULL,
    CONSTRAINT roll_up_cursor_one_check CHECK ((one = 1))
);

CREATE TABLE earlier_schema.roll_up_days (
    prefecture text NOT NULL,
    is_prefecture bigint NOT NULL,
    day text NOT NULL,
    done bigint NOT NULL,
    completed bigint NOT NULL,
    CONSTRAINT roll_up_days_is_prefecture_check CHECK ((is_prefecture = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

CREATE TABLE earlier_schema.roll_up_organisations (
    organisation text NOT NULL,
    prefecture text NOT NULL,
    kind text NOT NULL,
    prefecture_name text NOT NULL,
    name text NOT NULL,
    romaji text NOT NULL,
    latitude text,
    longitude text,
    changed_by bigint NOT NULL,
    CONSTRAINT roll_up_organisations_prefecture_check CHECK ((length(prefecture) = 2))
);

CREATE TABLE earlier_schema.schedule_plans (
    organisation text NOT NULL,
    bureau text NOT NULL,
    task_id text NOT NULL,
    number bigint NOT NULL,
    begin_on text NOT NULL,
    end_on text NOT NULL,
    began_on text,
    entered_by text NOT NULL,
    entered_at bigint NOT NULL,
    CONSTRAINT schedule_plans_check CHECK ((end_on >= begin_on))
);

CREATE TABLE earlier_schema.schema_steps (
    name text NOT NULL,
    checksum text NOT NULL
);

CREATE TABLE earlier_schema.search_entries (
    place bigint NOT NULL,
    kind text NOT NULL,
    entry_key text NOT NULL,
    audience text NOT NULL,
    title text NOT NULL,
    content text NOT NULL,
    folded text NOT NULL,
    changed_at bigint NOT NULL
);

CREATE TABLE earlier_schema.second_factors (
    realm text NOT NULL,
    account_id text NOT NULL,
    sealed_secret bytea NOT NULL,
    last_step bigint NOT NULL,
    is_confirmed bigint NOT NULL
);

CREATE TABLE earlier_schema.service_hour_overrides (
    day text NOT NULL,
    hours text,
    set_at bigint NOT NULL,
    set_by text NOT NULL
);

CREATE TABLE earlier_schema.sessions (
    realm text NOT NULL,
    token_digest text NOT NULL,
    account_id text NOT NULL,
    form_token text NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint NOT NULL,
    awaits_second_factor bigint DEFAULT 0 NOT NULL
);

CREATE TABLE earlier_schema.staged_masters (
    tenant_id text NOT NULL,
    form text NOT NULL,
    document text NOT NULL,
    sha256 text NOT NULL,
    staged_at bigint NOT NULL,
    staged_by text NOT NULL,
    CONSTRAINT staged_masters_form_check CHECK ((form = ANY (ARRAY['distributed'::text, 'local'::text]))),
    CONSTRAINT staged_masters_sha256_check CHECK ((length(sha256) = 64))
);

CREATE TABLE earlier_schema.task_confirmations (
    organisation text NOT NULL,
    bureau text NOT NULL,
    task_id text NOT NULL,
    confirmed_by text NOT NULL,
    confirmed_at bigint NOT NULL,
    remark text NOT NULL
);

CREATE TABLE earlier_schema.task_reopenings (
    organisation text NOT NULL,
    bureau text NOT NULL,
    task_id text NOT NULL,
    record bigint NOT NULL,
    proven_by text NOT NULL,
    reopened_by text NOT NULL,
    reopened_at bigint NOT NULL,
    reason text NOT NULL,
    CONSTRAINT task_reopenings_reason_check CHECK ((length(reason) > 0))
);

CREATE TABLE earlier_schema.tenants (
    tenant_id text NOT NULL,
    organisation text NOT NULL,
    bureau text NOT NULL,
    organisation_name text NOT NULL,
    host_name text NOT NULL,
    address text NOT NULL,
    configuration text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT tenants_bureau_check CHECK ((bureau = ANY (ARRAY['mayor'::text, 'education'::text])))
);

CREATE TABLE earlier_schema.ticket_attachments (
    identifier text NOT NULL,
    ticket bigint NOT NULL,
    entry bigint NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL
);

CREATE TABLE earlier_schema.ticket_drafts (
    ticket bigint NOT NULL,
    account text NOT NULL,
    content text NOT NULL,
    seen_version bigint NOT NULL,
    kept_at bigint NOT NULL
);

CREATE TABLE earlier_schema.ticket_entries (
    ticket bigint NOT NULL,
    number bigint NOT NULL,
    kind text NOT NULL,
    author text NOT NULL,
    author_name text NOT NULL,
    content text NOT NULL,
    masked bigint NOT NULL,
    written_at bigint NOT NULL
);

CREATE TABLE earlier_schema.ticket_messages (
    message_id text NOT NULL,
    ticket bigint NOT NULL,
    entry bigint NOT NULL,
    is_ours bigint NOT NULL,
    CONSTRAINT ticket_messages_is_ours_check CHECK ((is_ours = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

CREATE TABLE earlier_schema.tickets (
    number bigint NOT NULL,
    organisation text NOT NULL,
    prefecture text NOT NULL,
    channel text NOT NULL,
    topic text NOT NULL,
    subject text NOT NULL,
    contact_name text NOT NULL,
    contact_address text NOT NULL,
    is_urgent bigint NOT NULL,
    queue text NOT NULL,
    state text NOT NULL,
    assignee text,
    version bigint NOT NULL,
    received_at bigint NOT NULL,
    due_at bigint NOT NULL,
    first_answered_at bigint,
    first_answer_seconds bigint,
    escalation bigint NOT NULL,
    changed_at bigint NOT NULL,
    resolved_at bigint,
    problem bigint,
    merged_into bigint,
    rating bigint,
    rating_text text NOT NULL,
    flag text NOT NULL,
    CONSTRAINT tickets_is_urgent_check CHECK ((is_urgent = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT tickets_rating_check CHECK (((rating >= 1) AND (rating <= 5)))
);

CREATE TABLE earlier_schema.worksheet_entries (
    organisation text NOT NULL,
    bureau text NOT NULL,
    place text NOT NULL,
    item text NOT NULL,
    completed_on text,
    remark text NOT NULL,
    entered_by text NOT NULL,
    entered_at bigint NOT NULL,
    CONSTRAINT worksheet_entries_check CHECK (((completed_on IS NOT NULL) OR (length(remark) > 0)))
);

COPY earlier_schema.accepted_evidence (organisation, document, accepted_at) FROM stdin;
202029	{"organisation":"202029","items":[{"probes":[{"address":"127.1.0.1","target":"admin-mayor-202029.chukan.example","phases":[{"phase":"name","milliseconds":3.256}],"names":[{"path":"place","addresses":["127.1.0.1"],"name":"admin-mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":2.273,"timeToLive":60,"server":"127.1.255.53:56457"},{"path":"place","failure":"name.no-data","addresses":[],"name":"admin-mayor-202029.chukan.example","kind":"AAAA","canonicalNames":[],"milliseconds":2.949797,"server":"127.1.255.53:56457"}]}],"startedAt":"2016-05-19T12:30:00+09:00","milliseconds":95,"bureau":"mayor","verdict":"pass","expected":null,"hop":null,"item":"T1","seen":null,"proof":{"nonce":"f58b442564b63444d76f93f196f58454ad4beefcb9c4019832ad4e00d4706dc1","record":"156","seal":"9d28a5a595295d4f4d78079f178670d5ac9d35c20910660a0fbc86ba4c459846","run":"a324e65ddd8cbd7eb7df88320cee53ee"},"remedy":null,"serverEvidence":"120","from":"admin-terminal","to":"DNS"},{"to":"DNS","probes":[{"address":"127.1.0.1","target":"mayor-202029.chukan.example","phases":[{"milliseconds":4.017,"phase":"name"}],"names":[{"path":"place","failure":"name.no-data","addresses":[],"name":"mayor-202029.chukan.example","kind":"AAAA","canonicalNames":[],"milliseconds":1.67908,"server":"127.1.255.53:56457"},{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":2.4,"timeToLive":60,"server":"127.1.255.53:56457"}]}],"from":"connection-terminal","milliseconds":78,"startedAt":"2016-05-19T12:30:00+09:00","serverEvidence":"121","item":"T1","verdict":"pass","expected":null,"remedy":null,"proof":{"seal":"80c1d877aa37482406bd25b64df39add903ac9116194c72f7ee1d0da967dd601","run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"154","nonce":"e58e5dd98b426b6f21b837581c38c1a1db8c06afc3547f120484b49188b48247"},"bureau":"mayor","hop":null,"seen":null},{"remedy":null,"seen":null,"item":"T1","to":"DNS","probes":[{"address":"127.1.0.1","target":"mayor-202029.chukan.example","phases":[{"phase":"name","milliseconds":2.975}],"names":[{"path":"place","failure":"name.no-data","addresses":[],"name":"mayor-202029.chukan.example","canonicalNames":[],"kind":"AAAA","milliseconds":1.624017,"server":"127.1.255.53:56457"},{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","canonicalNames":[],"kind":"A","milliseconds":1.905,"timeToLive":60,"server":"127.1.255.53:56457"}]}],"from":"atena-system","startedAt":"2016-05-19T12:30:00+09:00","hop":null,"verdict":"pass","expected":null,"serverEvidence":"122","bureau":"mayor","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"4ea59f22481f293815e36d2342150b7c455a7fc45948bdf2dac1f26ee5534c0a","record":"160","seal":"6a91e804fe008ccb5170cef50b29c181f25f80e7581388d00f7b671d68fe1031"},"milliseconds":100},{"probes":[{"address":"127.1.0.1","target":"mayor-202029.chukan.example","phases":[{"milliseconds":2.971,"phase":"name"}],"names":[{"path":"place","failure":"name.no-data","addresses":[],"name":"mayor-202029.chukan.example","kind":"AAAA","canonicalNames":[],"milliseconds":1.567372,"server":"127.1.255.53:56457"},{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":1.88,"timeToLive":60,"server":"127.1.255.53:56457"}]}],"startedAt":"2016-05-19T12:30:00+09:00","bureau":"mayor","to":"DNS","from":"legacy-tax","verdict":"pass","proof":{"record":"162","run":"a324e65ddd8cbd7eb7df88320cee53ee","seal":"27937d4495899609bbaa17f0aa5f12948dbb5b09b2fb42f3f3298fe20eb640c0","nonce":"30fdf0a5f6ad9fbdde6b91173655cc5e8d01ea2aad50ee0f35a5e7796b909bed"},"milliseconds":101,"seen":null,"expected":null,"item":"T1","remedy":null,"hop":null,"serverEvidence":"123"},{"proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"158","nonce":"614ca5d7957ba2e24c97b3b2f1cc1f0315be00edfcb4c8f2874c929ee79d3ffa","seal":"044b0115e030c46acd2c6ec010d09dd260c36bc4a77e85287f35e34dc33cfa1e"},"seen":null,"to":"DNS","remedy":null,"probes":[{"address":"127.1.0.1","target":"mayor-202029.chukan.example","phases":[{"phase":"name","milliseconds":1.959}],"names":[{"path":"place","failure":"name.no-data","addresses":[],"name":"mayor-202029.chukan.example","kind":"AAAA","canonicalNames":[],"milliseconds":1.498699,"server":"127.1.255.53:56457"},{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.889,"timeToLive":60,"server":"127.1.255.53:56457"}]}],"milliseconds":98,"startedAt":"2016-05-19T12:30:00+09:00","serverEvidence":"124","hop":null,"from":"legacy-welfare","expected":null,"verdict":"pass","bureau":"mayor","item":"T1"},{"verdict":"pass","startedAt":"2016-05-19T12:30:00+09:00","serverEvidence":"167","remedy":null,"milliseconds":28,"proof":{"seal":"dabbc16b7512ddebdffe75da293e9f5d8cd54b32396d561a0a64fa507468ceaf","run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"167","nonce":"674616b7a18f3d040b235ed7416b89ac7ab67bcd3e87259fbc6e884261ceaf18"},"seen":null,"from":"admin-terminal","to":"admin-mayor-202029.chukan.example","expected":null,"probes":[{"http":{"status":200,"bytes":1759},"target":"admin-mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"admin-mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.271,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"admin-mayor-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}]},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":11.89726,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.346},{"phase":"tcp","milliseconds":0.285},{"phase":"tls","milliseconds":2.793},{"phase":"chain","milliseconds":1.042},{"phase":"revocation","milliseconds":12.072},{"phase":"firstByte","milliseconds":12.104},{"phase":"body","milliseconds":0.215}],"address":"127.1.0.1"},{"http":{"status":200,"bytes":296},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":0.395},{"phase":"tcp","milliseconds":0.286},{"phase":"firstByte","milliseconds":10.232},{"phase":"body","milliseconds":0.063}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.16,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":11.89726,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"item":"T2","bureau":"mayor","hop":null},{"verdict":"pass","expected":null,"hop":null,"seen":null,"startedAt":"2016-05-19T12:30:00+09:00","milliseconds":29,"probes":[{"http":{"status":200,"bytes":296},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":0.341},{"phase":"tcp","milliseconds":0.276},{"phase":"firstByte","milliseconds":27.244},{"phase":"body","milliseconds":1.575}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.15,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":29.826618,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"item":"T3","to":"repository.chukan.example","bureau":"mayor","serverEvidence":"175","remedy":null,"from":"admin-terminal","proof":{"seal":"58be25ea6a0ffad531329ced7e19b948421564cdbd2c2db546b19721273b5b57","run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"e39904835fc4e057533ed4e7536519cde8eb058b6d8525477589500b1f5620b5","record":"175"}},{"to":"mayor-202029.chukan.example","hop":null,"remedy":null,"seen":null,"bureau":"mayor","verdict":"pass","milliseconds":52,"serverEvidence":"178","expected":null,"item":"T4","from":"connection-terminal","probes":[{"http":{"status":200,"bytes":1722},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.402,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":25.701557,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":0.53,"phase":"name"},{"milliseconds":2.28,"phase":"tcp"},{"milliseconds":1.883,"phase":"tls"},{"milliseconds":0.813,"phase":"chain"},{"milliseconds":25.835,"phase":"revocation"},{"milliseconds":20.094,"phase":"firstByte"},{"milliseconds":0.64,"phase":"body"}],"address":"127.1.0.1"},{"http":{"status":200,"bytes":296},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":0.273,"phase":"name"},{"milliseconds":1.026,"phase":"tcp"},{"milliseconds":23.791,"phase":"firstByte"},{"milliseconds":0.196,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.146,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":25.701557,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"startedAt":"2016-05-19T12:30:00+09:00","proof":{"seal":"93518b47ef3b14234fce90a67191e658de69b96991974336d75c921c3136a223","run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"25d2fe090b5ad8670fe64f6f25906ec603cc1e8b49af523c4029ff2c12ca5d77","record":"178"}},{"remedy":null,"probes":[{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":0.737},{"phase":"tcp","milliseconds":1.638},{"phase":"firstByte","milliseconds":25.377},{"phase":"body","milliseconds":1.807}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.164,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":30.17755,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"verdict":"pass","to":"repository.chukan.example","bureau":"mayor","proof":{"nonce":"145d33f65f784b0ac80d73e1efa9c250fd2c1c519326edf1ac3fe0f1e0bbc509","seal":"be562d71eb252db035f7ebf813bd647ed14507ddd1bbae04acff0ce4c0bc0f7d","record":"180","run":"a324e65ddd8cbd7eb7df88320cee53ee"},"serverEvidence":"180","milliseconds":30,"expected":null,"hop":null,"startedAt":"2016-05-19T12:30:00+09:00","from":"connection-terminal","seen":null,"item":"T5"},{"startedAt":"2016-05-19T12:30:00+09:00","proof":{"record":"256","run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"dbde1d58fc9f040b669e9deaae4ed2c0652e0db138489916df234316e54add71","seal":"ddc09838690c8097b657130a9c884ae7341b3f367daf7972d2d63ccec78b91cb"},"seen":null,"serverEvidence":"256","item":"T6","probes":[{"http":{"bytes":0,"status":303},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.079,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.885},{"phase":"tcp","milliseconds":5.111},{"phase":"tls","milliseconds":13.046},{"phase":"chain","milliseconds":6.038},{"phase":"revocation","milliseconds":0.173},{"phase":"firstByte","milliseconds":131.473},{"phase":"body","milliseconds":1.429}],"address":"127.1.0.1"},{"http":{"bytes":4413,"status":200},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":3.095,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":10.091},{"phase":"tcp","milliseconds":7.997},{"phase":"tls","milliseconds":6.942},{"phase":"chain","milliseconds":3.657},{"phase":"revocation","milliseconds":0.149},{"phase":"firstByte","milliseconds":89.065},{"phase":"body","milliseconds":2.105}],"address":"127.1.0.1"}],"remedy":null,"from":"connection-terminal","verdict":"pass","to":"運用支援ツール","expected":null,"bureau":"mayor","hop":null,"milliseconds":278},{"to":"mayor-202029.chukan.example","bureau":"mayor","remedy":null,"proof":{"record":"405","run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"7a4c0f1562c36eecdbb372b99a0f4d71e3d21eb3483e66c64da2ee2689769a73","seal":"f215e6d815fbac3acfce6372ee8e662181637dce520fcff2ecd7ba9d587ab951"},"serverEvidence":"405","item":"T7","verdict":"pass","startedAt":"2016-05-19T12:30:00+09:00","hop":null,"seen":null,"from":"atena-system","milliseconds":652,"expected":null,"probes":[{"http":{"bytes":89,"status":201},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.224,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":45.929499,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.729},{"phase":"tcp","milliseconds":0.406},{"phase":"tls","milliseconds":6.78},{"phase":"chain","milliseconds":2.916},{"phase":"revocation","milliseconds":46.061},{"phase":"firstByte","milliseconds":115.656},{"phase":"body","milliseconds":1.145}],"address":"127.1.0.1"},{"http":{"bytes":89,"status":201},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.154,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":42.337017,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.449},{"phase":"tcp","milliseconds":2.314},{"phase":"tls","milliseconds":9.99},{"phase":"chain","milliseconds":2.984},{"phase":"revocation","milliseconds":42.468},{"phase":"firstByte","milliseconds":88.463},{"phase":"body","milliseconds":0.094}],"address":"127.1.0.1"},{"http":{"bytes":89,"status":201},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.329,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":29.976107,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.702},{"phase":"tcp","milliseconds":1.516},{"phase":"tls","milliseconds":4.54},{"phase":"chain","milliseconds":0.853},{"phase":"revocation","milliseconds":30.115},{"phase":"firstByte","milliseconds":135.441},{"phase":"body","milliseconds":0.557}],"address":"127.1.0.1"},{"http":{"bytes":89,"status":201},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":2.569,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":45.753285,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":3.531},{"phase":"tcp","milliseconds":4.237},{"phase":"tls","milliseconds":5.23},{"phase":"chain","milliseconds":0.66},{"phase":"revocation","milliseconds":45.886},{"phase":"firstByte","milliseconds":85.106},{"phase":"body","milliseconds":0.156}],"address":"127.1.0.1"},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":5.055},{"phase":"tcp","milliseconds":6.5},{"phase":"firstByte","milliseconds":16.675},{"phase":"body","milliseconds":1.318}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.751,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":29.976107,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":2.202},{"phase":"tcp","milliseconds":6.213},{"phase":"firstByte","milliseconds":32.858},{"phase":"body","milliseconds":4.16}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":1.258,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":45.929499,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":4.45,"phase":"name"},{"milliseconds":1.582,"phase":"tcp"},{"milliseconds":32.95,"phase":"firstByte"},{"milliseconds":4.073,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":2.044,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":45.753285,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}},{"http":{"status":200,"bytes":296},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":3.197},{"phase":"tcp","milliseconds":0.871},{"phase":"firstByte","milliseconds":31.991},{"phase":"body","milliseconds":3.69}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.143,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":42.337017,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}]},{"proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"449","seal":"1538262444212546d9112e7b202943b2ddb1840c3e0d4d6612f5996473c9f38c","nonce":"5fab01fa03123e8bc39ab2ab9b604a68dc62ac5645ac8a497c3e6db649658191"},"hop":null,"startedAt":"2016-05-19T12:30:00+09:00","milliseconds":279,"from":"atena-system","bureau":"mayor","serverEvidence":"449","verdict":"pass","expected":null,"item":"T8","remedy":null,"probes":[{"http":{"bytes":170,"status":202},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":1.515,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"mayor-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":1.91},{"phase":"tcp","milliseconds":1.615},{"phase":"tls","milliseconds":2.631},{"phase":"chain","milliseconds":0.699},{"phase":"revocation","milliseconds":0.15},{"phase":"firstByte","milliseconds":93.359},{"phase":"body","milliseconds":0.098}],"address":"127.1.0.1"},{"http":{"bytes":170,"status":202},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.412,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"mayor-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.658},{"phase":"tcp","milliseconds":2.023},{"phase":"tls","milliseconds":2.499},{"phase":"chain","milliseconds":0.883},{"phase":"revocation","milliseconds":0.174},{"phase":"firstByte","milliseconds":91.034},{"phase":"body","milliseconds":0.305}],"address":"127.1.0.1"},{"http":{"bytes":170,"status":202},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.34,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"mayor-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.587},{"phase":"tcp","milliseconds":2.975},{"phase":"tls","milliseconds":5.416},{"phase":"chain","milliseconds":0.894},{"phase":"revocation","milliseconds":0.181},{"phase":"firstByte","milliseconds":69.838},{"phase":"body","milliseconds":0.326}],"address":"127.1.0.1"}],"seen":null,"to":"resident-registry"},{"from":"connection-terminal","milliseconds":123,"seen":null,"expected":null,"startedAt":"2016-05-19T12:30:01+09:00","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"460","seal":"9ee17a5113fbea6938472a493b099e4edbf72e96332c30690233b3bbd53f531d","nonce":"2bc29e55c96100234074e41f202f7645f3460754fb898e9d0a07e0b7cb7491aa"},"probes":[{"http":{"bytes":0,"status":303},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":1.473,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"mayor-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":1.67},{"phase":"tcp","milliseconds":0.748},{"phase":"tls","milliseconds":2.098},{"phase":"chain","milliseconds":0.885},{"phase":"revocation","milliseconds":0.172},{"phase":"firstByte","milliseconds":50.16},{"phase":"body","milliseconds":0.085}],"address":"127.1.0.1"},{"http":{"bytes":2318,"status":200},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.881,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"mayor-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":1.116},{"phase":"tcp","milliseconds":0.685},{"phase":"tls","milliseconds":1.941},{"phase":"chain","milliseconds":0.92},{"phase":"revocation","milliseconds":0.183},{"phase":"firstByte","milliseconds":12.713},{"phase":"body","milliseconds":0.131}],"address":"127.1.0.1"},{"http":{"bytes":2817,"status":200},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.142,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"mayor-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":1.473},{"phase":"tcp","milliseconds":0.849},{"phase":"tls","milliseconds":1.201},{"phase":"chain","milliseconds":0.923},{"phase":"revocation","milliseconds":0.189},{"phase":"firstByte","milliseconds":44.629},{"phase":"body","milliseconds":0.159}],"address":"127.1.0.1"}],"remedy":null,"hop":null,"to":"atena-system","bureau":"mayor","item":"T9","verdict":"pass","serverEvidence":"460"},{"bureau":"mayor","milliseconds":93,"item":"T10","from":"legacy-tax","verdict":"pass","expected":null,"proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"431","seal":"6701917241d87dbf8c80af0f9015e294f081fda567c807effb8990988c56dddb","nonce":"124d7aae06730cf6dbc17d2e1816b8f38d33279ebe581922af076823a960343d"},"hop":null,"seen":null,"serverEvidence":"431","to":"mayor-202029.chukan.example","remedy":null,"probes":[{"http":{"bytes":43,"status":200},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.657,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"mayor-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":21.879005,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":1.701},{"phase":"tcp","milliseconds":0.45},{"phase":"tls","milliseconds":3.299},{"phase":"chain","milliseconds":1.128},{"phase":"revocation","milliseconds":22.428},{"phase":"firstByte","milliseconds":42.485},{"phase":"body","milliseconds":3.35}],"address":"127.1.0.1"},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":0.729},{"phase":"tcp","milliseconds":0.532},{"phase":"firstByte","milliseconds":19.207},{"phase":"body","milliseconds":1.066}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.473,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":21.879005,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"startedAt":"2016-05-19T12:30:00+09:00"},{"seen":null,"milliseconds":71,"to":"mayor-202029.chukan.example","expected":null,"probes":[{"http":{"bytes":43,"status":200},"target":"mayor-202029.chukan.example:42557","names":[{"path":"place","addresses":["127.1.0.1"],"name":"mayor-202029.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.094,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"mayor-202029.chukan.example","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"7fe13c951655826089e9f2dca2c446ac","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["mayor-202029.chukan.example","admin-mayor-202029.chukan.example","127.1.0.1"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"F5:44:2E:5C:B1:20:13:80:CC:55:8D:F7:20:56:8A:89:F1:77:ED:51:93:3C:0F:D4:15:F5:DD:20:1E:EB:35:24","subject":"CN=mayor-202029.chukan.example,O=Kakehashi,C=JP"}],"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":22.662962,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":1.622,"phase":"name"},{"milliseconds":2.13,"phase":"tcp"},{"milliseconds":3.526,"phase":"tls"},{"milliseconds":2.109,"phase":"chain"},{"milliseconds":22.787,"phase":"revocation"},{"milliseconds":22.428,"phase":"firstByte"},{"milliseconds":0.413,"phase":"body"}],"address":"127.1.0.1"},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":0.602,"phase":"name"},{"milliseconds":0.401,"phase":"tcp"},{"milliseconds":20.928,"phase":"firstByte"},{"milliseconds":0.342,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.061,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":22.662962,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"serverEvidence":"426","hop":null,"proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"b9306c08545cd87f2cd75f2eafbef9cefc9a2e10d61382e76c5ebf85630fc91c","record":"426","seal":"d0a18f3d128e475c9f038c4a745f2cd1b09e405dac992cf2f15bbdfdacdd61e7"},"from":"legacy-welfare","bureau":"mayor","item":"T10","startedAt":"2016-05-19T12:30:00+09:00","verdict":"pass","remedy":null},{"expected":null,"serverEvidence":"130","milliseconds":99,"hop":null,"seen":null,"remedy":null,"verdict":"pass","bureau":"education","probes":[{"address":"127.1.0.2","target":"admin-education-202029.chukan.example","phases":[{"phase":"name","milliseconds":1.85}],"names":[{"path":"place","failure":"name.no-data","addresses":[],"name":"admin-education-202029.chukan.example","canonicalNames":[],"kind":"AAAA","milliseconds":1.595755,"server":"127.1.255.53:56457"},{"path":"place","addresses":["127.1.0.2"],"name":"admin-education-202029.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.651,"timeToLive":60,"server":"127.1.255.53:56457"}]}],"from":"admin-terminal","to":"DNS","item":"T1","proof":{"nonce":"1a0a7e51ba1537054225c8a015565f5f23d981859c2d6919be3a86b7cb18c25a","record":"163","seal":"d829329246eac97dceed8427eb21780cc5bd6ffdb183250f1fbc9f78028a69f5","run":"a324e65ddd8cbd7eb7df88320cee53ee"},"startedAt":"2016-05-19T12:30:00+09:00"},{"to":"DNS","bureau":"education","hop":null,"startedAt":"2016-05-19T12:30:00+09:00","expected":null,"milliseconds":95,"item":"T1","probes":[{"address":"127.1.0.2","target":"education-202029.chukan.example","phases":[{"phase":"name","milliseconds":1.811}],"names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.952,"timeToLive":60,"server":"127.1.255.53:56457"},{"path":"place","failure":"name.no-data","addresses":[],"name":"education-202029.chukan.example","kind":"AAAA","canonicalNames":[],"milliseconds":1.205309,"server":"127.1.255.53:56457"}]}],"remedy":null,"from":"connection-terminal","verdict":"pass","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","seal":"90bbbdba44d12ca307c395e5df6f11add017708787c2b46fecd7c1ebcdea49af","record":"157","nonce":"2f46d79902a816e7b9ba8f7bd3047be68dca56027ed1ecb69887cb6e06d8eb66"},"serverEvidence":"131","seen":null},{"to":"DNS","expected":null,"item":"T1","verdict":"pass","bureau":"education","probes":[{"address":"127.1.0.2","target":"education-202029.chukan.example","phases":[{"milliseconds":1.788,"phase":"name"}],"names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.867,"timeToLive":60,"server":"127.1.255.53:56457"},{"path":"place","failure":"name.no-data","addresses":[],"name":"education-202029.chukan.example","kind":"AAAA","canonicalNames":[],"milliseconds":3.664925,"server":"127.1.255.53:56457"}]}],"startedAt":"2016-05-19T12:30:00+09:00","hop":null,"milliseconds":87,"serverEvidence":"133","proof":{"nonce":"1fe1905282ad0f51926f988e159ff38fa4301e16d9433a85b969f810ea2a2667","run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"155","seal":"280f3c46fa902b6b68c91eade959a1466028931e1e0bbfddea2167c2b01181b0"},"from":"atena-system","remedy":null,"seen":null},{"serverEvidence":"134","proof":{"record":"159","seal":"bb58afd741716d81dfa71f54b64ab2171274e843a2e592b8335afe35a8cfd15a","run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"3127dd1be760b3e4ce32977523c3e8f5ba3ef17620b769f73968cd22b8dfe5be"},"verdict":"pass","hop":null,"from":"legacy-tax","expected":null,"seen":null,"bureau":"education","milliseconds":96,"remedy":null,"to":"DNS","startedAt":"2016-05-19T12:30:00+09:00","probes":[{"address":"127.1.0.2","target":"education-202029.chukan.example","phases":[{"phase":"name","milliseconds":1.77}],"names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.835,"timeToLive":60,"server":"127.1.255.53:56457"},{"path":"place","failure":"name.no-data","addresses":[],"name":"education-202029.chukan.example","kind":"AAAA","canonicalNames":[],"milliseconds":3.69502,"server":"127.1.255.53:56457"}]}],"item":"T1"},{"seen":null,"bureau":"education","expected":null,"to":"DNS","hop":null,"remedy":null,"from":"legacy-welfare","verdict":"pass","startedAt":"2016-05-19T12:30:00+09:00","serverEvidence":"135","probes":[{"address":"127.1.0.2","target":"education-202029.chukan.example","phases":[{"phase":"name","milliseconds":4.153}],"names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.582,"timeToLive":60,"server":"127.1.255.53:56457"},{"path":"place","failure":"name.no-data","addresses":[],"name":"education-202029.chukan.example","canonicalNames":[],"kind":"AAAA","milliseconds":3.716993,"server":"127.1.255.53:56457"}]}],"proof":{"record":"161","run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"d1a99ab2a196bf99a552e463c0b98af43e1ef43147a416556e4690736433214c","seal":"4bac4c05fd8e5d0fb500e93a737106904de7c21def68b6ef6dffff7109b9f43c"},"milliseconds":99,"item":"T1"},{"item":"T2","proof":{"seal":"97092814e1fd8c8b12c4498cdbbcf71a2bebfa951853301d8022d88adea453c1","record":"166","run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"18ac49d6927dcc7f83499bd3a0dd6ff28b6e5ef45fcc9f5bce2e7013fcd9839a"},"probes":[{"http":{"bytes":1765,"status":200},"target":"admin-education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"admin-education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.248,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"admin-education-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":4.948442,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":1.265,"phase":"name"},{"milliseconds":1.111,"phase":"tcp"},{"milliseconds":1.194,"phase":"tls"},{"milliseconds":1.064,"phase":"chain"},{"milliseconds":5.126,"phase":"revocation"},{"milliseconds":16.039,"phase":"firstByte"},{"milliseconds":0.206,"phase":"body"}],"address":"127.1.0.2"},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":0.299,"phase":"name"},{"milliseconds":0.398,"phase":"tcp"},{"milliseconds":2.984,"phase":"firstByte"},{"milliseconds":0.142,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.142,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":4.948442,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"expected":null,"bureau":"education","seen":null,"serverEvidence":"166","from":"admin-terminal","milliseconds":26,"to":"admin-education-202029.chukan.example","startedAt":"2016-05-19T12:30:00+09:00","hop":null,"verdict":"pass","remedy":null},{"hop":null,"startedAt":"2016-05-19T12:30:00+09:00","milliseconds":31,"from":"admin-terminal","seen":null,"serverEvidence":"174","remedy":null,"to":"repository.chukan.example","expected":null,"bureau":"education","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"85c62db85589dbed570bc05fc72a0e60edce15baa6619a2eb0a7b116084f1208","seal":"5e5b9fc6c9c880bbef539da3b15636910328cf9000faf97fc4d1c8f5e3b16aeb","record":"174"},"item":"T3","verdict":"pass","probes":[{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":1.131},{"phase":"tcp","milliseconds":1.134},{"phase":"firstByte","milliseconds":27.816},{"phase":"body","milliseconds":0.8}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.906,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":31.468983,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}]},{"milliseconds":80,"verdict":"pass","expected":null,"to":"education-202029.chukan.example","hop":null,"item":"T4","seen":null,"startedAt":"2016-05-19T12:30:00+09:00","remedy":null,"bureau":"education","proof":{"nonce":"ac50606e9f26016488b87357b3ed00c1aea3ba6262cffe9dbfe1c55fc855127a","record":"179","seal":"9b91ab50418fdc9d931915af171d35e67d6261fd8fa105e4e05e508d7625dcd4","run":"a324e65ddd8cbd7eb7df88320cee53ee"},"probes":[{"http":{"status":200,"bytes":1728},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.524,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"version":"TLSv1.3","serverName":"education-202029.chukan.example","cipherSuite":"TLS_AES_128_GCM_SHA256"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":23.2783,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":3.532},{"phase":"tcp","milliseconds":0.304},{"phase":"tls","milliseconds":4.761},{"phase":"chain","milliseconds":0.815},{"phase":"revocation","milliseconds":25.957},{"phase":"firstByte","milliseconds":44.654},{"phase":"body","milliseconds":0.16}],"address":"127.1.0.2"},{"http":{"status":200,"bytes":296},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":0.348},{"phase":"tcp","milliseconds":0.749},{"phase":"firstByte","milliseconds":19.873},{"phase":"body","milliseconds":1.943}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.232,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":23.2783,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"serverEvidence":"179","from":"connection-terminal"},{"verdict":"pass","hop":null,"remedy":null,"to":"repository.chukan.example","proof":{"nonce":"7bdb1214134fab0d530a5a617c3c88bb8e4c4a11454e55cd95dcf61f335c8bed","record":"197","run":"a324e65ddd8cbd7eb7df88320cee53ee","seal":"07b38bad5097cc61216efee2a2d15c63de72d734b47086fddf9c55cda8def67b"},"milliseconds":31,"expected":null,"seen":null,"probes":[{"http":{"status":200,"bytes":296},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":0.837,"phase":"name"},{"milliseconds":3.533,"phase":"tcp"},{"milliseconds":25.583,"phase":"firstByte"},{"milliseconds":1.188,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.139,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":31.487004,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"bureau":"education","serverEvidence":"197","from":"connection-terminal","item":"T5","startedAt":"2016-05-19T12:30:00+09:00"},{"bureau":"education","serverEvidence":"257","seen":null,"expected":null,"proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"907ecc1ec20f2406ca3990085b3e0516be952a502278e4d32ae099752e2b511d","record":"257","seal":"bebb0fcb2ca33ec7bc0db118ae528dca9003f57873ab0cfd4eff9196b4550ddc"},"from":"connection-terminal","remedy":null,"to":"運用支援ツール","item":"T6","verdict":"pass","hop":null,"probes":[{"http":{"bytes":0,"status":303},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.098,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"education-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}]},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":0.699,"phase":"name"},{"milliseconds":3.553,"phase":"tcp"},{"milliseconds":2.568,"phase":"tls"},{"milliseconds":0.753,"phase":"chain"},{"milliseconds":0.145,"phase":"revocation"},{"milliseconds":103.294,"phase":"firstByte"},{"milliseconds":0.662,"phase":"body"}],"address":"127.1.0.2"},{"http":{"bytes":4419,"status":200},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":3.437,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"education-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}]},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":3.959,"phase":"name"},{"milliseconds":3.949,"phase":"tcp"},{"milliseconds":8.914,"phase":"tls"},{"milliseconds":0.698,"phase":"chain"},{"milliseconds":0.146,"phase":"revocation"},{"milliseconds":118.25,"phase":"firstByte"},{"milliseconds":3.328,"phase":"body"}],"address":"127.1.0.2"}],"startedAt":"2016-05-19T12:30:00+09:00","milliseconds":252},{"expected":null,"seen":null,"proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"9e6362519b7741df27a7c18e86199fd438bf4cadd0b64691968c0e78c418f111","record":"406","seal":"32574fd8b25af145a0e7dc6fe27442cf09fa525c9eb4c0a21f3936338bea4385"},"serverEvidence":"406","startedAt":"2016-05-19T12:30:00+09:00","remedy":null,"milliseconds":637,"probes":[{"http":{"bytes":89,"status":201},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.424,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"education-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}]},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":26.749615,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":3.12,"phase":"name"},{"milliseconds":1.153,"phase":"tcp"},{"milliseconds":13.817,"phase":"tls"},{"milliseconds":0.795,"phase":"chain"},{"milliseconds":26.879,"phase":"revocation"},{"milliseconds":86.578,"phase":"firstByte"},{"milliseconds":0.167,"phase":"body"}],"address":"127.1.0.2"},{"http":{"bytes":89,"status":201},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.213,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"education-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}]},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":30.448465,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":1.54,"phase":"name"},{"milliseconds":2.203,"phase":"tcp"},{"milliseconds":6.956,"phase":"tls"},{"milliseconds":0.615,"phase":"chain"},{"milliseconds":30.575,"phase":"revocation"},{"milliseconds":103.731,"phase":"firstByte"},{"milliseconds":0.422,"phase":"body"}],"address":"127.1.0.2"},{"http":{"bytes":89,"status":201},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.174,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"education-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}]},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":36.909403,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":2.074,"phase":"name"},{"milliseconds":2.154,"phase":"tcp"},{"milliseconds":4.808,"phase":"tls"},{"milliseconds":0.842,"phase":"chain"},{"milliseconds":37.038,"phase":"revocation"},{"milliseconds":96.065,"phase":"firstByte"},{"milliseconds":0.539,"phase":"body"}],"address":"127.1.0.2"},{"http":{"bytes":89,"status":201},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.342,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"serverName":"education-202029.chukan.example","version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}]},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":37.30769,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":0.446,"phase":"name"},{"milliseconds":3.334,"phase":"tcp"},{"milliseconds":6.522,"phase":"tls"},{"milliseconds":0.63,"phase":"chain"},{"milliseconds":37.436,"phase":"revocation"},{"milliseconds":96.091,"phase":"firstByte"},{"milliseconds":0.057,"phase":"body"}],"address":"127.1.0.2"},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":1.929,"phase":"name"},{"milliseconds":10.171,"phase":"tcp"},{"milliseconds":22.92,"phase":"firstByte"},{"milliseconds":1.481,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.083,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":36.909403,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":3.383,"phase":"name"},{"milliseconds":7.537,"phase":"tcp"},{"milliseconds":22.339,"phase":"firstByte"},{"milliseconds":1.345,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.189,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":37.30769,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":2.616,"phase":"name"},{"milliseconds":2.951,"phase":"tcp"},{"milliseconds":24.351,"phase":"firstByte"},{"milliseconds":0.101,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.07,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":30.448465,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":3.074},{"phase":"tcp","milliseconds":7.616},{"phase":"firstByte","milliseconds":14.585},{"phase":"body","milliseconds":0.955}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":1.186,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":26.749615,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"bureau":"education","item":"T7","to":"education-202029.chukan.example","verdict":"pass","hop":null,"from":"atena-system"},{"hop":null,"seen":null,"probes":[{"http":{"bytes":170,"status":202},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":1.141,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":1.598},{"phase":"tcp","milliseconds":0.314},{"phase":"tls","milliseconds":3.082},{"phase":"chain","milliseconds":1.991},{"phase":"revocation","milliseconds":0.159},{"phase":"firstByte","milliseconds":109.074},{"phase":"body","milliseconds":0.462}],"address":"127.1.0.2"},{"http":{"bytes":170,"status":202},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.213,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.654},{"phase":"tcp","milliseconds":0.89},{"phase":"tls","milliseconds":1.232},{"phase":"chain","milliseconds":0.938},{"phase":"revocation","milliseconds":0.186},{"phase":"firstByte","milliseconds":70.228},{"phase":"body","milliseconds":1.059}],"address":"127.1.0.2"},{"http":{"bytes":170,"status":202},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.481,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.716},{"phase":"tcp","milliseconds":2.123},{"phase":"tls","milliseconds":2.384},{"phase":"chain","milliseconds":2.537},{"phase":"revocation","milliseconds":0.158},{"phase":"firstByte","milliseconds":106.576},{"phase":"body","milliseconds":3.193}],"address":"127.1.0.2"}],"serverEvidence":"452","from":"atena-system","remedy":null,"startedAt":"2016-05-19T12:30:00+09:00","expected":null,"verdict":"pass","to":"resident-registry","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"db94ddec8f53374fdabf90e049eea39767106760282bcacf676cb49e516cf937","seal":"18931daf0cb62824d78006779d5a8c1581d86186973fa2b67fa918aff84d82b1","record":"452"},"item":"T8","milliseconds":310,"bureau":"education"},{"hop":null,"from":"connection-terminal","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"da45fcf273428928409e5f654cad42b2f8a40477dca9b11213a224b644ad6f9a","seal":"1ea57bf21487214adc9cce09d0d5cd04308a1e13d8935f333ec4fcff49789c66","record":"461"},"bureau":"education","probes":[{"http":{"bytes":0,"status":303},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.134,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.334},{"phase":"tcp","milliseconds":0.84},{"phase":"tls","milliseconds":1.016},{"phase":"chain","milliseconds":0.772},{"phase":"revocation","milliseconds":0.165},{"phase":"firstByte","milliseconds":58.398},{"phase":"body","milliseconds":0.146}],"address":"127.1.0.2"},{"http":{"bytes":2324,"status":200},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.435,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":0.843},{"phase":"tcp","milliseconds":1.071},{"phase":"tls","milliseconds":2.169},{"phase":"chain","milliseconds":1.387},{"phase":"revocation","milliseconds":0.177},{"phase":"firstByte","milliseconds":7.02},{"phase":"body","milliseconds":0.195}],"address":"127.1.0.2"},{"http":{"bytes":2823,"status":200},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":1.089,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":true,"isReached":true,"milliseconds":0,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":2.534},{"phase":"tcp","milliseconds":1.438},{"phase":"tls","milliseconds":2.621},{"phase":"chain","milliseconds":0.855},{"phase":"revocation","milliseconds":0.172},{"phase":"firstByte","milliseconds":19.413},{"phase":"body","milliseconds":0.134}],"address":"127.1.0.2"}],"verdict":"pass","seen":null,"expected":null,"startedAt":"2016-05-19T12:30:01+09:00","remedy":null,"item":"T9","milliseconds":102,"to":"atena-system","serverEvidence":"461"},{"probes":[{"http":{"bytes":43,"status":200},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.669,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"version":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","notBefore":"2016-05-13T02:30:03Z","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":14.671007,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"phase":"name","milliseconds":1.614},{"phase":"tcp","milliseconds":0.485},{"phase":"tls","milliseconds":0.86},{"phase":"chain","milliseconds":0.682},{"phase":"revocation","milliseconds":14.816},{"phase":"firstByte","milliseconds":43.123},{"phase":"body","milliseconds":2.721}],"address":"127.1.0.2"},{"http":{"bytes":296,"status":200},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"phase":"name","milliseconds":0.461},{"phase":"tcp","milliseconds":0.292},{"phase":"firstByte","milliseconds":13.271},{"phase":"body","milliseconds":0.099}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","kind":"A","canonicalNames":[],"milliseconds":0.105,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":14.671007,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"remedy":null,"seen":null,"item":"T10","expected":null,"hop":null,"serverEvidence":"429","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","nonce":"0b48e10058a66f4afaa26df8b535fba393c8c6375ccef87cc1c66e28df05b10b","seal":"9b7878ab45d248a4c0f73504a16e2006b4270e19bd5ce5f2bc877cab965e4e58","record":"429"},"startedAt":"2016-05-19T12:30:00+09:00","to":"education-202029.chukan.example","milliseconds":81,"verdict":"pass","from":"legacy-tax","bureau":"education"},{"probes":[{"http":{"status":200,"bytes":43},"target":"education-202029.chukan.example:34835","names":[{"path":"place","addresses":["127.1.0.2"],"name":"education-202029.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.52,"timeToLive":60,"server":"127.1.255.53:56457"}],"tls":{"cipherSuite":"TLS_AES_128_GCM_SHA256","version":"TLSv1.3","certificates":[{"notAfter":"2029-11-25T19:21:18Z","publicKey":"P-256","serialNumber":"4ae1e74df571df0d6dc0df5c2d635444","issuer":"CN=自治体中間サーバー・プラットフォーム認証局,O=Kakehashi,C=JP","names":["education-202029.chukan.example","admin-education-202029.chukan.example","127.1.0.2"],"notBefore":"2016-05-13T02:30:03Z","keyUsages":["digitalSignature"],"extendedKeyUsages":["serverAuth"],"sha256Fingerprint":"D0:FF:7B:07:82:CE:7B:E7:F7:B2:73:CF:64:64:7A:EB:D1:A8:88:E2:13:F0:E6:41:19:B5:91:E0:7E:3E:E9:64","subject":"CN=education-202029.chukan.example,O=Kakehashi,C=JP"}],"serverName":"education-202029.chukan.example"},"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":19.093985,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0},"phases":[{"milliseconds":0.973,"phase":"name"},{"milliseconds":2.365,"phase":"tcp"},{"milliseconds":3.019,"phase":"tls"},{"milliseconds":0.768,"phase":"chain"},{"milliseconds":19.211,"phase":"revocation"},{"milliseconds":38.411,"phase":"firstByte"},{"milliseconds":0.102,"phase":"body"}],"address":"127.1.0.2"},{"http":{"status":200,"bytes":296},"address":"127.1.255.1","target":"repository.chukan.example:37677","phases":[{"milliseconds":0.767,"phase":"name"},{"milliseconds":1.572,"phase":"tcp"},{"milliseconds":15.79,"phase":"firstByte"},{"milliseconds":0.65,"phase":"body"}],"names":[{"path":"place","addresses":["127.1.255.1"],"name":"repository.chukan.example","canonicalNames":[],"kind":"A","milliseconds":0.104,"timeToLive":60,"server":"127.1.255.53:56457"}],"revocation":{"thisUpdate":"2016-05-19T03:29:00Z","number":3,"nextUpdate":"2026-11-27T01:21:22Z","isKept":false,"isReached":true,"milliseconds":19.093985,"source":"http:\\/\\/repository.chukan.example:37677\\/repository\\/platform-ca.crl","entries":0}}],"verdict":"pass","serverEvidence":"430","hop":null,"startedAt":"2016-05-19T12:30:00+09:00","proof":{"run":"a324e65ddd8cbd7eb7df88320cee53ee","record":"430","seal":"442c490cd8d62161442bdab7ed2f03cd72cac68fcae012da9f8a344755c84836","nonce":"4cd6ecc58a1ce3db7981bbf3010328bee014803457c4b5dd1041076665a2ecbe"},"seen":null,"milliseconds":75,"remedy":null,"expected":null,"bureau":"education","item":"T10","from":"legacy-welfare","to":"education-202029.chukan.example"}],"at":"2016-05-19T12:30:00+09:00"}	1463628601803036
\.

COPY earlier_schema.accepted_lines (nonce, organisation, bureau, item, origin, target, record, recorded_at, accepted_at) FROM stdin;
f58b442564b63444d76f93f196f58454ad4beefcb9c4019832ad4e00d4706dc1	202029	mayor	T1	admin-terminal	DNS	156	1463628600363602	1463628601803036
e58e5dd98b426b6f21b837581c38c1a1db8c06afc3547f120484b49188b48247	202029	mayor	T1	connection-terminal	DNS	154	1463628600348907	1463628601803036
4ea59f22481f293815e36d2342150b7c455a7fc45948bdf2dac1f26ee5534c0a	202029	mayor	T1	atena-system	DNS	160	1463628600366960	1463628601803036
30fdf0a5f6ad9fbdde6b91173655cc5e8d01ea2aad50ee0f35a5e7796b909bed	202029	mayor	T1	legacy-tax	DNS	162	1463628600368189	1463628601803036
614ca5d7957ba2e24c97b3b2f1cc1f0315be00edfcb4c8f2874c929ee79d3ffa	202029	mayor	T1	legacy-welfare	DNS	158	1463628600365293	1463628601803036
674616b7a18f3d040b235ed7416b89ac7ab67bcd3e87259fbc6e884261ceaf18	202029	mayor	T2	admin-terminal	admin-mayor-202029.chukan.example	167	1463628600391820	1463628601803036
e39904835fc4e057533ed4e7536519cde8eb058b6d8525477589500b1f5620b5	202029	mayor	T3	admin-terminal	repository.chukan.example	175	1463628600410325	1463628601803036
25d2fe090b5ad8670fe64f6f25906ec603cc1e8b49af523c4029ff2c12ca5d77	202029	mayor	T4	connection-terminal	mayor-202029.chukan.example	178	1463628600436953	1463628601803036
145d33f65f784b0ac80d73e1efa9c250fd2c1c519326edf1ac3fe0f1e0bbc509	202029	mayor	T5	connection-terminal	repository.chukan.example	180	1463628600467139	1463628601803036
dbde1d58fc9f040b669e9deaae4ed2c0652e0db138489916df234316e54add71	202029	mayor	T6	connection-terminal	運用支援ツール	256	1463628600685592	1463628601803036
7a4c0f1562c36eecdbb372b99a0f4d71e3d21eb3483e66c64da2ee2689769a73	202029	mayor	T7	atena-system	mayor-202029.chukan.example	405	1463628601096425	1463628601803036
5fab01fa03123e8bc39ab2ab9b604a68dc62ac5645ac8a497c3e6db649658191	202029	mayor	T8	atena-system	resident-registry	449	1463628601327039	1463628601803036
2bc29e55c96100234074e41f202f7645f3460754fb898e9d0a07e0b7cb7491aa	202029	mayor	T9	connection-terminal	atena-system	460	1463628601481322	1463628601803036
124d7aae06730cf6dbc17d2e1816b8f38d33279ebe581922af076823a960343d	202029	mayor	T10	legacy-tax	mayor-202029.chukan.example	431	1463628601169709	1463628601803036
b9306c08545cd87f2cd75f2eafbef9cefc9a2e10d61382e76c5ebf85630fc91c	202029	mayor	T10	legacy-welfare	mayor-202029.chukan.example	426	1463628601167458	1463628601803036
1a0a7e51ba1537054225c8a015565f5f23d981859c2d6919be3a86b7cb18c25a	202029	education	T1	admin-terminal	DNS	163	1463628600368259	1463628601803036
2f46d79902a816e7b9ba8f7bd3047be68dca56027ed1ecb69887cb6e06d8eb66	202029	education	T1	connection-terminal	DNS	157	1463628600363801	1463628601803036
1fe1905282ad0f51926f988e159ff38fa4301e16d9433a85b969f810ea2a2667	202029	education	T1	atena-system	DNS	155	1463628600355755	1463628601803036
3127dd1be760b3e4ce32977523c3e8f5ba3ef17620b769f73968cd22b8dfe5be	202029	education	T1	legacy-tax	DNS	159	1463628600365998	1463628601803036
d1a99ab2a196bf99a552e463c0b98af43e1ef43147a416556e4690736433214c	202029	education	T1	legacy-welfare	DNS	161	1463628600367448	1463628601803036
18ac49d6927dcc7f83499bd3a0dd6ff28b6e5ef45fcc9f5bce2e7013fcd9839a	202029	education	T2	admin-terminal	admin-education-202029.chukan.example	166	1463628600385131	1463628601803036
85c62db85589dbed570bc05fc72a0e60edce15baa6619a2eb0a7b116084f1208	202029	education	T3	admin-terminal	repository.chukan.example	174	1463628600407377	1463628601803036
ac50606e9f26016488b87357b3ed00c1aea3ba6262cffe9dbfe1c55fc855127a	202029	education	T4	connection-terminal	education-202029.chukan.example	179	1463628600438176	1463628601803036
7bdb1214134fab0d530a5a617c3c88bb8e4c4a11454e55cd95dcf61f335c8bed	202029	education	T5	connection-terminal	repository.chukan.example	197	1463628600499685	1463628601803036
907ecc1ec20f2406ca3990085b3e0516be952a502278e4d32ae099752e2b511d	202029	education	T6	connection-terminal	運用支援ツール	257	1463628600656458	1463628601803036
9e6362519b7741df27a7c18e86199fd438bf4cadd0b64691968c0e78c418f111	202029	education	T7	atena-system	education-202029.chukan.example	406	1463628601103703	1463628601803036
db94ddec8f53374fdabf90e049eea39767106760282bcacf676cb49e516cf937	202029	education	T8	atena-system	resident-registry	452	1463628601328802	1463628601803036
da45fcf273428928409e5f654cad42b2f8a40477dca9b11213a224b644ad6f9a	202029	education	T9	connection-terminal	atena-system	461	1463628601522257	1463628601803036
0b48e10058a66f4afaa26df8b535fba393c8c6375ccef87cc1c66e28df05b10b	202029	education	T10	legacy-tax	education-202029.chukan.example	429	1463628601171381	1463628601803036
4cd6ecc58a1ce3db7981bbf3010328bee014803457c4b5dd1041076665a2ecbe	202029	education	T10	legacy-welfare	education-202029.chukan.example	430	1463628601171100	1463628601803036
\.

COPY earlier_schema.account_districts (realm, account_id, code) FROM stdin;
202029-mayor	setup-admin	00000
202029-education	setup-admin	00000
\.

COPY earlier_schema.account_policies (realm, second_factor, password_days) FROM stdin;
\.

COPY earlier_schema.accounts (realm, account_id, name, role, organisation, bureau, password, must_change_password, failed_attempts, locked_at, deleted_at, last_sign_in_at, created_at, created_by, pattern_id, all_districts, password_changed_at, lock_lapses_at, suspended_at, valid_until, previous_sign_in_at, second_factor_at) FROM stdin;
desk	desk-clerk	受付 一郎	deskClerk			\\x23e2735c402ec8804a0e005d33fcedcffc98924428367223f3f7e2b9beaee1ae19fec12303395a375e3dd70d68783839	0	0	\N	\N	1463110202258294	1463110202175923	operator:console	\N	1	1463110202359700	\N	\N	\N	\N	\N
202029-education	education-admin	例木　恵子	systemAdministrator	202029	education	\\xdbe6a79914e4df50e888f39554f2dc882a13f7db0344bd13eb685fcd451977347603e7f12556fa1bbcb56a22fe513a3d	0	0	\N	\N	1463110206299714	1463110206129477	account:setup-admin	\N	1	1463110206439281	\N	\N	\N	\N	\N
desk	desk-supervisor	監督 良子	deskSupervisor			\\xf6490abb73039095558c96423e66de54f289b854d0588e6a7cf7ba6ac2e07750efce2b90dedc13d7f1984c1035615c52	0	0	\N	\N	1463110202652461	1463110202605078	operator:console	\N	1	1463110202742582	\N	\N	\N	\N	\N
202029-education	setup-admin	初期セットアップ用システム管理者	initialAdministrator	202029	education	\\xb5b0fdf6a75f734f5cf9cb4e45a875827c2a9f70e3ea8b7f724ad75185fd4f143949d1caa282628a150cf504857800ff	0	0	\N	1463110206965880	1463110205822838	1463110203027310	operator:console	\N	0	1463110205908424	\N	\N	\N	\N	\N
support	s202029-01	例村　健	supportSiteAdministrator	202029	mayor	\\xc348e497309aaafa90352835a28a052e622d337166ff8ee8651fdbdb172096bc82238f65ed670fdf4dec3498b9228208	0	0	\N	\N	1463628600041406	1463110201699902	operator:console	\N	1	1463110201944873	\N	\N	\N	1463110201836373	\N
202029-mayor	mayor-admin	例田　一郎	systemAdministrator	202029	mayor	\\x5d5a562daa72adb9a3f0f4cd0a817c680b6c39f9935cb88ac3b62f5b5c5222a8b02c4498f0ea7b6865c3d17b2d0ecc43	0	0	\N	\N	1463110204878321	1463110204817389	account:setup-admin	\N	1	1463110204952842	\N	\N	\N	\N	\N
202029-mayor	mayor-clerk	業務 花子	clerk	202029	mayor	\\x14c17e0b44d39b4ae7b28745005c97953306298de9d32b2b299ba6b249b3bfd9ff92a6f3b9229d1cd2481bd08a2ec63a	0	0	\N	\N	1463628601408945	1463110205178705	account:mayor-admin	\N	1	1463110205348153	\N	\N	\N	1463628600520727	\N
202029-mayor	setup-admin	初期セットアップ用システム管理者	initialAdministrator	202029	mayor	\\x336d64c64cf180e4b817c3a61f5cef067653970b03f1edfa642234074e3272da0fc38552ae7e3484d7cff672b73e230d	0	0	\N	1463110205546274	1463110204554664	1463110203027310	operator:console	\N	0	1463110204625533	\N	\N	\N	\N	\N
202029-education	education-clerk	業務 花子	clerk	202029	education	\\x5e231d01d3385b303280c7fbee6b927008e58ffa5e893b66a81cf227c1bfed3b3f52e73c7e880a57766f78ee67cb1ccd	0	0	\N	\N	1463628601442616	1463110206674936	account:education-admin	\N	1	1463110206803251	\N	\N	\N	1463628600531038	\N
\.

COPY earlier_schema.action_plans (organisation, integration_test_finished_on, entered_at, entered_by) FROM stdin;
202029	2016-05-19	1463628602060776	account:s202029-01
\.

COPY earlier_schema.administrative_districts (realm, code, name) FROM stdin;
202029-mayor	00000	初期セットアップ用行政区
202029-education	00000	初期セットアップ用行政区
\.

COPY earlier_schema.answer_templates (number, title, content, changed_at, changed_by) FROM stdin;
\.

COPY earlier_schema.applied_masters (tenant_id, form, number, version, kind, summary, document, sha256, restored, applied_at, applied_by) FROM stdin;
202029-mayor	distributed	1	暫定版-2016-02	provisional	情報保有機関 2、事務 3、事務手続 3、特定個人情報名 2、照会許可 3	{"affairs":[{"code":"JM01000000121000","name":"（試験用）公開資料の例にある事務"},{"code":"JM99000000000001","name":"（試験用）個人住民税の賦課に関する事務"},{"code":"JM99000000000002","name":"（試験用）障害者福祉の給付に関する事務"}],"holders":[{"holderCode":"9999920202900000","name":"（試験用）松本市"},{"holderCode":"9999920000000000","name":"（試験用）長野県"}],"identifier":"distributed-master","items":[{"code":"TM00000000000002","name":"（試験用）地方税関係情報（住民税）"},{"code":"TM00000000000010","name":"（試験用）福祉給付関係情報"}],"kind":"provisional","permits":[{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT01010000000214","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000010","procedure":"JT99010000000001","providerKind":"市町村長"}],"procedures":[{"affair":"JM01000000121000","code":"JT01010000000214","name":"（試験用）税に関する手続"},{"affair":"JM99000000000001","code":"JT99010000000001","name":"（試験用）個人住民税の減免の申請"},{"affair":"JM99000000000002","code":"JT99010000000002","name":"（試験用）特別障害者手当の認定の請求"}],"validFrom":"2016-02-01","version":"暫定版-2016-02"}	af8b949a2ed78bf9230eb5ce5629a980c36c7276c0b872d63d6d44879bcb09ec	\N	1463110203027310	operator:console
202029-education	distributed	1	暫定版-2016-02	provisional	情報保有機関 2、事務 3、事務手続 3、特定個人情報名 2、照会許可 3	{"affairs":[{"code":"JM01000000121000","name":"（試験用）公開資料の例にある事務"},{"code":"JM99000000000001","name":"（試験用）個人住民税の賦課に関する事務"},{"code":"JM99000000000002","name":"（試験用）障害者福祉の給付に関する事務"}],"holders":[{"holderCode":"9999920202900000","name":"（試験用）松本市"},{"holderCode":"9999920000000000","name":"（試験用）長野県"}],"identifier":"distributed-master","items":[{"code":"TM00000000000002","name":"（試験用）地方税関係情報（住民税）"},{"code":"TM00000000000010","name":"（試験用）福祉給付関係情報"}],"kind":"provisional","permits":[{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT01010000000214","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000010","procedure":"JT99010000000001","providerKind":"市町村長"}],"procedures":[{"affair":"JM01000000121000","code":"JT01010000000214","name":"（試験用）税に関する手続"},{"affair":"JM99000000000001","code":"JT99010000000001","name":"（試験用）個人住民税の減免の申請"},{"affair":"JM99000000000002","code":"JT99010000000002","name":"（試験用）特別障害者手当の認定の請求"}],"validFrom":"2016-02-01","version":"暫定版-2016-02"}	af8b949a2ed78bf9230eb5ce5629a980c36c7276c0b872d63d6d44879bcb09ec	\N	1463110203027310	operator:console
202029-mayor	distributed	2	総合運用テスト版-2016-05	test	情報保有機関 6、事務 4、事務手続 5、特定個人情報名 5、照会許可 8	{"affairs":[{"code":"JM01000000121000","name":"（試験用）公開資料の例にある事務"},{"code":"JM99000000000001","name":"（試験用）個人住民税の賦課に関する事務"},{"code":"JM99000000000002","name":"（試験用）障害者福祉の給付に関する事務"},{"code":"JM99000000000003","name":"（試験用）国民健康保険の資格に関する事務"}],"holders":[{"holderCode":"9999920202900000","name":"（試験用）松本市"},{"holderCode":"9999920000000000","name":"（試験用）長野県"},{"holderCode":"9999920201100000","name":"（試験用）長野市"},{"holderCode":"9999920203700000","name":"（試験用）上田市"},{"holderCode":"9999920993700000","name":"（試験用）（例）やまなみ広域連合"},{"holderCode":"0220113112101700","name":"（試験用）公開資料の例にある機関"}],"identifier":"distributed-master","items":[{"code":"TM00000000000002","name":"（試験用）地方税関係情報（住民税）"},{"code":"TM00000000000010","name":"（試験用）福祉給付関係情報"},{"code":"TM99000000000003","name":"（試験用）国民健康保険資格情報"},{"code":"TM99000000000004","name":"（試験用）障害者手帳情報"},{"code":"TM99000000000005","name":"（試験用）児童手当関係情報"}],"kind":"test","permits":[{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT01010000000214","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000010","procedure":"JT99010000000001","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000010","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM99000000000004","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM99000000000003","procedure":"JT99010000000003","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT01010000000001","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM99000000000005","procedure":"JT01010000000001","providerKind":"市町村長"}],"procedures":[{"affair":"JM01000000121000","code":"JT01010000000214","name":"（試験用）税に関する手続"},{"affair":"JM99000000000001","code":"JT99010000000001","name":"（試験用）個人住民税の減免の申請"},{"affair":"JM99000000000002","code":"JT99010000000002","name":"（試験用）特別障害者手当の認定の請求"},{"affair":"JM99000000000003","code":"JT99010000000003","name":"（試験用）国民健康保険の資格取得の届出"},{"affair":"JM01000000121000","code":"JT01010000000001","name":"（試験用）口座に関する手続"}],"validFrom":"2016-05-16","version":"総合運用テスト版-2016-05"}	20c8d0c2581040c526d7db0225ed6d194b558ad17ccf62af69a60007cc77375f	\N	1463110205635547	account:mayor-admin
202029-education	distributed	2	総合運用テスト版-2016-05	test	情報保有機関 6、事務 4、事務手続 5、特定個人情報名 5、照会許可 8	{"affairs":[{"code":"JM01000000121000","name":"（試験用）公開資料の例にある事務"},{"code":"JM99000000000001","name":"（試験用）個人住民税の賦課に関する事務"},{"code":"JM99000000000002","name":"（試験用）障害者福祉の給付に関する事務"},{"code":"JM99000000000003","name":"（試験用）国民健康保険の資格に関する事務"}],"holders":[{"holderCode":"9999920202900000","name":"（試験用）松本市"},{"holderCode":"9999920000000000","name":"（試験用）長野県"},{"holderCode":"9999920201100000","name":"（試験用）長野市"},{"holderCode":"9999920203700000","name":"（試験用）上田市"},{"holderCode":"9999920993700000","name":"（試験用）（例）やまなみ広域連合"},{"holderCode":"0220113112101700","name":"（試験用）公開資料の例にある機関"}],"identifier":"distributed-master","items":[{"code":"TM00000000000002","name":"（試験用）地方税関係情報（住民税）"},{"code":"TM00000000000010","name":"（試験用）福祉給付関係情報"},{"code":"TM99000000000003","name":"（試験用）国民健康保険資格情報"},{"code":"TM99000000000004","name":"（試験用）障害者手帳情報"},{"code":"TM99000000000005","name":"（試験用）児童手当関係情報"}],"kind":"test","permits":[{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT01010000000214","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000010","procedure":"JT99010000000001","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000010","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM99000000000004","procedure":"JT99010000000002","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM99000000000003","procedure":"JT99010000000003","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM00000000000002","procedure":"JT01010000000001","providerKind":"市町村長"},{"inquirerKind":"市町村長","item":"TM99000000000005","procedure":"JT01010000000001","providerKind":"市町村長"}],"procedures":[{"affair":"JM01000000121000","code":"JT01010000000214","name":"（試験用）税に関する手続"},{"affair":"JM99000000000001","code":"JT99010000000001","name":"（試験用）個人住民税の減免の申請"},{"affair":"JM99000000000002","code":"JT99010000000002","name":"（試験用）特別障害者手当の認定の請求"},{"affair":"JM99000000000003","code":"JT99010000000003","name":"（試験用）国民健康保険の資格取得の届出"},{"affair":"JM01000000121000","code":"JT01010000000001","name":"（試験用）口座に関する手続"}],"validFrom":"2016-05-16","version":"総合運用テスト版-2016-05"}	20c8d0c2581040c526d7db0225ed6d194b558ad17ccf62af69a60007cc77375f	\N	1463110207070361	account:education-admin
\.

COPY earlier_schema.atena_numbers (tenant_id, atena_number, registered_at, registered_by) FROM stdin;
202029-mayor	100000000012366	1463628600521637	system:atena-system
202029-mayor	100000000012352	1463628600521246	system:atena-system
202029-education	100000000012345	1463628600534800	system:atena-system
202029-education	100000000012359	1463628600535423	system:atena-system
202029-education	100000000012366	1463628600536041	system:atena-system
202029-mayor	100000000012359	1463628600513188	system:atena-system
202029-mayor	100000000012345	1463628600522164	system:atena-system
202029-education	100000000012352	1463628600531581	system:atena-system
202029-mayor	100000000012373	1463628600616384	system:atena-system
202029-mayor	100000000012380	1463628600617455	system:atena-system
202029-education	100000000012380	1463628600654708	system:atena-system
202029-education	100000000012387	1463628600656968	system:atena-system
202029-mayor	100000000012401	1463628600674683	system:atena-system
202029-mayor	100000000012387	1463628600676681	system:atena-system
202029-education	100000000012373	1463628600677923	system:atena-system
202029-education	100000000012394	1463628600678331	system:atena-system
202029-mayor	100000000012394	1463628600678774	system:atena-system
202029-mayor	100000000012408	1463628600681936	system:atena-system
202029-education	100000000012408	1463628600687728	system:atena-system
202029-education	100000000012401	1463628600687853	system:atena-system
202029-mayor	100000000012429	1463628600702257	system:atena-system
202029-education	100000000012415	1463628600702744	system:atena-system
202029-mayor	100000000012422	1463628600707408	system:atena-system
202029-mayor	100000000012415	1463628600707849	system:atena-system
202029-education	100000000012422	1463628600710168	system:atena-system
202029-mayor	100000000012436	1463628600721017	system:atena-system
202029-education	100000000012429	1463628600725895	system:atena-system
202029-education	100000000012436	1463628600728097	system:atena-system
202029-mayor	100000000012443	1463628600740383	system:atena-system
202029-mayor	100000000012457	1463628600741953	system:atena-system
202029-mayor	100000000012450	1463628600742395	system:atena-system
202029-education	100000000012443	1463628600742474	system:atena-system
202029-education	100000000012450	1463628600753878	system:atena-system
202029-education	100000000012457	1463628600781039	system:atena-system
202029-mayor	100000000012471	1463628600786390	system:atena-system
202029-education	100000000012471	1463628600788148	system:atena-system
202029-mayor	100000000012485	1463628600788600	system:atena-system
202029-mayor	100000000012464	1463628600790358	system:atena-system
202029-education	100000000012464	1463628600790794	system:atena-system
202029-mayor	100000000012478	1463628600791556	system:atena-system
202029-education	100000000012478	1463628600796152	system:atena-system
202029-education	100000000012485	1463628600805032	system:atena-system
202029-mayor	100000000012492	1463628600805141	system:atena-system
202029-education	100000000012499	1463628600835016	system:atena-system
202029-education	100000000012492	1463628600836707	system:atena-system
202029-mayor	100000000012506	1463628600837811	system:atena-system
202029-mayor	100000000012513	1463628600841905	system:atena-system
202029-mayor	100000000012499	1463628600842323	system:atena-system
202029-mayor	100000000012520	1463628600849744	system:atena-system
202029-education	100000000012506	1463628600850197	system:atena-system
202029-education	100000000012513	1463628600851556	system:atena-system
202029-education	100000000012520	1463628600861767	system:atena-system
202029-education	100000000012527	1463628600863565	system:atena-system
202029-mayor	100000000012527	1463628600864544	system:atena-system
202029-mayor	100000000012541	1463628600880139	system:atena-system
202029-mayor	100000000012548	1463628600882195	system:atena-system
202029-education	100000000012534	1463628600883093	system:atena-system
202029-mayor	100000000012534	1463628600883854	system:atena-system
202029-education	100000000012541	1463628600883957	system:atena-system
202029-education	100000000012548	1463628600899948	system:atena-system
202029-education	100000000012555	1463628600900450	system:atena-system
202029-mayor	100000000012555	1463628600901032	system:atena-system
202029-mayor	100000000012576	1463628600937070	system:atena-system
202029-education	100000000012562	1463628600945297	system:atena-system
202029-mayor	100000000012569	1463628600946480	system:atena-system
202029-education	100000000012569	1463628600947660	system:atena-system
202029-mayor	100000000012562	1463628600947732	system:atena-system
202029-education	100000000012583	1463628600972080	system:atena-system
202029-mayor	100000000012583	1463628600973244	system:atena-system
202029-education	100000000012576	1463628600973319	system:atena-system
202029-mayor	100000000012597	1463628600990118	system:atena-system
202029-education	100000000012597	1463628601001068	system:atena-system
202029-mayor	100000000012590	1463628601003167	system:atena-system
202029-mayor	100000000012604	1463628601010327	system:atena-system
202029-education	100000000012590	1463628601012216	system:atena-system
202029-mayor	100000000012611	1463628601014706	system:atena-system
202029-education	100000000012604	1463628601015582	system:atena-system
202029-mayor	100000000012618	1463628601016902	system:atena-system
202029-education	100000000012611	1463628601018340	system:atena-system
202029-education	100000000012618	1463628601021561	system:atena-system
202029-mayor	100000000012639	1463628601044713	system:atena-system
202029-education	100000000012625	1463628601045079	system:atena-system
202029-mayor	100000000012625	1463628601048385	system:atena-system
202029-mayor	100000000012632	1463628601048630	system:atena-system
202029-mayor	100000000012646	1463628601061513	system:atena-system
202029-education	100000000012632	1463628601064548	system:atena-system
202029-education	100000000012639	1463628601065954	system:atena-system
202029-mayor	100000000012653	1463628601068562	system:atena-system
202029-education	100000000012646	1463628601072169	system:atena-system
202029-education	100000000012653	1463628601073193	system:atena-system
202029-mayor	100000000012660	1463628601075130	system:atena-system
202029-mayor	100000000012667	1463628601076933	system:atena-system
202029-mayor	100000000012674	1463628601078001	system:atena-system
202029-education	100000000012660	1463628601082076	system:atena-system
202029-education	100000000012667	1463628601084275	system:atena-system
202029-mayor	100000000012681	1463628601094826	system:atena-system
202029-education	100000000012681	1463628601094754	system:atena-system
202029-education	100000000012674	1463628601096333	system:atena-system
202029-mayor	100000000012688	1463628601096425	system:atena-system
202029-education	100000000012688	1463628601103703	system:atena-system
\.

COPY earlier_schema.audit_records (sequence, recorded_at, event, outcome, organisation, bureau, actor, remote_address, subject, hash, nonce) FROM stdin;
1	1463110201474455	revocation-list.published	success			operator:repository		1	\\x21de3bbca472e7f50d552a316d4f3e498fadfcfd9daa25629c9d126448d37d8d	
2	1463110201699902	support-account.issued	success	202029	mayor	operator:console	127.0.0.1	s202029-01	\\xfbfbe123d0898e0a34c666e3651886e4b14e67861a74a16ec2cc230da7539cdc	
3	1463110201836373	support.signed-in	success	202029	mayor	account:s202029-01	127.0.0.1		\\xa371134729a33a5d5a7c3eefcb8642e80d67b5dbcc075db287f8f7a1cc56941a	
4	1463110201923591	account.password-form	success	202029	mayor	account:s202029-01	127.0.0.1		\\x542720444a56ba00d45f8413710e22c446e3deb44202f2e9e8924171aaf72a1e	
5	1463110201944873	account.password-changed	success	202029	mayor	account:s202029-01	127.0.0.1	s202029-01	\\xd1ecc02c5f10dd029c952f5078e8d86c0d8f3ae485aa4e4f6945120278b3f9af	
6	1463110202175923	desk-account.issued	success			operator:console	127.0.0.1	desk-clerk	\\xb60528e11028a93f582946cc82e4540032ea014689180bef6389ca16517717a2	
7	1463110202258294	account.signed-in	success			account:desk-clerk	127.0.0.1		\\x5b858c2aab0a0f2b7ec408e4064c65dd70d34ed35817c0217a258b2dcce3cd54	
8	1463110202331308	account.password-form	success			account:desk-clerk	127.0.0.1		\\xfcf43ad0771cbd592c9922651894e4ea19db40d1b40e566d6a2c1b872680aabd	
9	1463110202359700	account.password-changed	success			account:desk-clerk	127.0.0.1	desk-clerk	\\x947e17a48caa75b5a76fc2d7cb51a9c5def9e13a15be8670ff24a1f43352de87	
10	1463110202605078	desk-account.issued	success			operator:console	127.0.0.1	desk-supervisor	\\x84527cee4401538ace1a1078ab9b34d820146efd61db08827410f280c0eada75	
11	1463110202652461	account.signed-in	success			account:desk-supervisor	127.0.0.1		\\x759f7d022d44d85f95b24adbb907f0f54eb4231b9d533190e6eaacd9d3678319	
12	1463110202735456	account.password-form	success			account:desk-supervisor	127.0.0.1		\\x68f1f319ba36adfc03ad0df978e420f2945e1f97a15399cb60c9ff8dd922547e	
13	1463110202742582	account.password-changed	success			account:desk-supervisor	127.0.0.1	desk-supervisor	\\x2c845ba52183ae660417080211bd758912c2ccf26b2560e844b635b7a81a023b	
14	1463110202991085	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x365123cc6a257c9e73e02a952476e8748113af20bddc2521d5a4f9aaa6d96284	
15	1463110203011535	usage-notice.submitted	success	202029	mayor	account:s202029-01	127.0.0.1	version 1	\\x715b3df6092ad3fe63acf4187aeece1fa37e401c273ce08bea8732b8e8c46d54	
16	1463110203027310	usage-notice.accepted	success	202029	mayor	operator:console	127.0.0.1	form 1	\\x149b1c8248a3b9f74df7a35787f8cd2bb010b64d90d1420854b0fe1ca0fabf4a	
17	1463110203027310	initial-account.issued	success	202029	mayor	operator:console	127.0.0.1	setup-admin	\\xafa1770b9da7985cb6e2f8bc2d265e90e56c0fb4be56d962fe5d52f039fb56bb	
18	1463110203027310	usage-notice.accepted	success	202029	education	operator:console	127.0.0.1	form 1	\\x8c77bc93556b875fb5762ffa67f4caca57b803c7b4084d32b8df5c3b6dec1fb1	
19	1463110203027310	initial-account.issued	success	202029	education	operator:console	127.0.0.1	setup-admin	\\x1591fd56174fb0d57e79b77133709ee5419bf876e6ea3babfdd2209e50df2d3d	
20	1463110203027310	master.provisional-applied	success	202029	mayor	operator:console	127.0.0.1	暫定版-2016-02	\\x18b2d7846cc5feade963d3c40987fa79d53df5817709c275f0243a7d64ca0a8d	
21	1463110203027310	master.provisional-applied	success	202029	education	operator:console	127.0.0.1	暫定版-2016-02	\\x34fee3d5042147636c8b365974c12e52c2f3c5b2bd0935bf8f28ca16e7adda3d	
22	1463110203301281	ca-certificate.downloaded	success	202029	mayor	account:s202029-01	127.0.0.1	70:4E:BE:FD:F4:E7:3A:B1:36:20:13:C7:47:F6:99:B7:2B:01:21:E3:C0:88:D1:08:F3:CB:E9:02:F0:68:21:BA	\\x9a1a35e5b6a598847fda166283c7df78840d69e278ef20665ba336acfa5a2106	
23	1463110203316216	support.documents-shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xa5023d535cdefcc25e2bd68336f77cd01bd45bed32be32cd04f61747984ace3a	
24	1463110203526113	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x44a5e611142e4d31c41e17501e4b1aa38528b6b0d0568966089f4b771153eb1d	
25	1463110203623504	task.confirmed.vpn-device	success	202029	mayor	account:s202029-01	127.0.0.1	例本　明美	\\x8f3725ae30d6b9314a22f740ab00bf0b100f44319a22a08a4fa9d62e568199b0	
26	1463110203659840	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x05b94aa68c67ce6cc118ff914238cff07b2d55bd55b99f7c95f87401a1bdad3f	
27	1463110203696018	task.confirmed.lan-connection	success	202029	mayor	account:s202029-01	127.0.0.1	例本　明美	\\xe4415e13fb7893572147478f2f3fce2870ab56885e815aa139a0db5a11dc905c	
28	1463110203759809	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xee40ff8faa2849e902466f6e9de8083612ab35cef028138d47359ae05ac84ce5	
29	1463110203808086	system-certificate.issued	success	202029	mayor	account:s202029-01	127.0.0.1	atena-system 643abd1f9fef5bf86459522add6eed71	\\xb6d823d17893607b0d7e8c08038901491ddcedd60372b85e9bb472e1b6de3241	
30	1463110203828759	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xb8e535c91dacb590279cec4ec6645b30cc12e6b85a32ae34873cf54e7a86b1e9	
31	1463110203868050	system-certificate.issued	success	202029	mayor	account:s202029-01	127.0.0.1	resident-registry 681d42830f8d2e67de2f4f2e8be8d514	\\xcdeb2160657db918648776872f15310961e8c0dce43fb83d0056e4f3dadfa5c1	
32	1463110203915085	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x329ba2ad7b4307a2258eb270ebf0456d1f5241cf491b62f47f6f3af8c04c27d5	
33	1463110203979822	system-certificate.issued	success	202029	mayor	account:s202029-01	127.0.0.1	legacy-tax 6b142d2b328bffb924f70262bc6189a1	\\xd9b85126a1a172c722fc0ce9c0f6c43fd30e8f70ba121ceb4ba7720e24bd5b6f	
34	1463110203989224	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x6a15f51dcd19f6148b2f9d5b148feea060324e3ea4a5919e8e1468dd90579bb0	
35	1463110204010767	system-certificate.issued	success	202029	mayor	account:s202029-01	127.0.0.1	legacy-welfare 476247205d02e5361706947aa04f37be	\\xf922e6504aec18188c63c87bd541256045088c4cc9b63486dc8c026b7d908252	
36	1463110204033833	ca-certificate.downloaded	success	202029	education	account:s202029-01	127.0.0.1	70:4E:BE:FD:F4:E7:3A:B1:36:20:13:C7:47:F6:99:B7:2B:01:21:E3:C0:88:D1:08:F3:CB:E9:02:F0:68:21:BA	\\xc9c8238918c79ab4203dccc9fe310b98cf9b3a44a12efb52fca7b3b4ab197315	
37	1463110204042946	support.documents-shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x10bfe06ceee5d5cc169287ffb0c96cb12ffa2dc338fc52b40673558ef201767c	
38	1463110204082575	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x3f8691514122548ad64b82e0fbad5bbfdffa805a43bbd650b4525fba398ab120	
39	1463110204105393	task.confirmed.vpn-device	success	202029	education	account:s202029-01	127.0.0.1	例本　明美	\\x4d745c918166c70cfeb2872d1636509fc732d6ff81177649718a16d7a412c887	
40	1463110204117999	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xf311ab5277278ce984de1437ab81841d914e7d7322588f7ddc858deb1c4c6ccf	
41	1463110204139207	task.confirmed.lan-connection	success	202029	education	account:s202029-01	127.0.0.1	例本　明美	\\xb212e19521e46dca264fd0f6255b099dc9342b8b545c7bd682121a38e604ca9a	
42	1463110204169487	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xd0a46210e940d51750561f2dab1da41ee7af8bdf64d6edf443542e4f883dfbe4	
43	1463110204198311	system-certificate.issued	success	202029	education	account:s202029-01	127.0.0.1	atena-system 5531c76e05492af0a0d3cd23b32a0329	\\x4a8a1ce83d2693820d171d580280a014cabe68937f58bf48976ed78be1fd9ab6	
44	1463110204230642	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x0e70d1e1bc6d594465325807f0535322bd2751870fc336815099be21e4aecd62	
45	1463110204255949	system-certificate.issued	success	202029	education	account:s202029-01	127.0.0.1	resident-registry 4b0210b0685a0df250d5979c020c64fc	\\xddfc2aa27949d693735dd0b1a4dab9dd68f1998568327de6994eaf3e9e65b924	
46	1463110204284640	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x59e2a4135c9ffc3538f284414b3a9cbc764595591225d4aae5f53971aee676a3	
47	1463110204302921	system-certificate.issued	success	202029	education	account:s202029-01	127.0.0.1	legacy-tax 4b3b398d1026b6c637852eff1607120c	\\x82c5d4ec21fd592009995c07d6947920f036d5387e55b8d56c43afca0ca70cd9	
48	1463110204318336	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x06ac5e092b64a6370d49052038a4a2966222ab1692eae58ccba4d6d89507d804	
49	1463110204358608	system-certificate.issued	success	202029	education	account:s202029-01	127.0.0.1	legacy-welfare 7cdd7c216effe9def48cccdb1b94a9d8	\\xe0c142bfa6afe5a2bf83c18370990011ea369139e846c7fc931cb80b902e342e	
50	1463110204554664	account.signed-in	success	202029	mayor	account:setup-admin	127.0.0.1		\\xa91c36aed96f0142b2deaec2ec4de4885c6f29d10c602d08cbb497e578aeb37b	
51	1463110204617839	account.password-form	success	202029	mayor	account:setup-admin	127.0.0.1		\\xa07ae9ad231877ca2c5d92235bd2b213a072ea4afbc65f7d0c9bfa05ac55eabf	
52	1463110204625533	account.password-changed	success	202029	mayor	account:setup-admin	127.0.0.1	setup-admin	\\x1f0d4219e699d3536da22ed8346267165b317a1e91123d3d89e26a2740c288a8	
53	1463110204808965	account.listed	success	202029	mayor	account:setup-admin	127.0.0.1		\\x063cabf827c747cd6630227d9e4a6f72a47ed27988a137576e114edd054a4b35	
54	1463110204817389	account.created	success	202029	mayor	account:setup-admin	127.0.0.1	mayor-admin systemAdministrator	\\xc1b5e475e7f78b8ae52d156b040af83390187dc9a8385cbde654f153f6476c39	
55	1463110204878321	account.signed-in	success	202029	mayor	account:mayor-admin	127.0.0.1		\\x793099629f83208bd02c36e316d118a8d43ab982eb1216c3cb9f1b1d3de66baa	
56	1463110204940080	account.password-form	success	202029	mayor	account:mayor-admin	127.0.0.1		\\x5cd64be65a48f96d3b2430fbf3fa1580c20f4c059e1a9ac3ffe952573353f9f6	
57	1463110204952842	account.password-changed	success	202029	mayor	account:mayor-admin	127.0.0.1	mayor-admin	\\x34178a03984a7d0b38bc9c9de5799d4f27a95a627e113e6392e443e55775de80	
58	1463110205164830	account.listed	success	202029	mayor	account:mayor-admin	127.0.0.1		\\x71504c15f75fa69ad09101fea9c9cc0e744bcd57b55b1fc70b056af24fa528e1	
59	1463110205178705	account.created	success	202029	mayor	account:mayor-admin	127.0.0.1	mayor-clerk clerk	\\xbfefcb7be8162ef8532d7152c97113777e2111913bdd643902e8d95a81531860	
60	1463110205248400	account.signed-in	success	202029	mayor	account:mayor-clerk	127.0.0.1		\\xfe8be23308d01f970019687a6540426413c02cf4b9e6ca98f25d1dc3be49dc40	
61	1463110205320786	account.password-form	success	202029	mayor	account:mayor-clerk	127.0.0.1		\\x6ff51c536108249e2c0d58f65acba0edf6e1e9440b60519f19ce5a509647c5a4	
62	1463110205348153	account.password-changed	success	202029	mayor	account:mayor-clerk	127.0.0.1	mayor-clerk	\\x5c02419e777d41db333d54454a8a008c4470eedb880fe08029b71762f13f3815	
63	1463110205533168	account.listed	success	202029	mayor	account:mayor-admin	127.0.0.1		\\x853132b14476b408572a3820be61e92b19da677a62e4330a2980aed1766269c0	
64	1463110205546274	initial-account.deleted	success	202029	mayor	account:mayor-admin	127.0.0.1	setup-admin	\\xc77bb0f0521f00d0797925bdd6ab84b85ddedc9acd5c1106f11df97966495cba	
65	1463110205562797	master.shown	success	202029	mayor	account:mayor-admin	127.0.0.1		\\xf0f59efa237bec810b5deed68bedd5c894c7663089e759921cfadae5c8f50c32	
66	1463110205571044	master.staged	success	202029	mayor	account:mayor-admin	127.0.0.1	総合運用テスト版-2016-05 sha256:20c8d0c2581040c526d7db0225ed6d194b558ad17ccf62af69a60007cc77375f	\\x4bd918d6b5537f33a69d97a6ec41fd146bf474ccbf28612dd873438893677fa0	
67	1463110205593909	master.shown	success	202029	mayor	account:mayor-admin	127.0.0.1		\\xf20bea65a0b5703fa0c77e2c02ab5dff5f801849058287fb3c83ff6e038a7048	
68	1463110205610864	master.shown	success	202029	mayor	account:mayor-admin	127.0.0.1		\\x2fa1dfa227aab7e70e91b8abd7f55d18b52121fc02e2d1c71eb90dac0a6a6b88	
69	1463110205635547	master.imported	success	202029	mayor	account:mayor-admin	127.0.0.1	総合運用テスト版-2016-05	\\x991dbb3ad6c21989a8e27d33bb83573071906857e611c049829d17516d353370	
70	1463110205657941	certificate.shown	success	202029	mayor	account:mayor-admin	127.0.0.1		\\xd25b3ebdab3e3ca85fcecd766f1608c47d50e6b59eb4fbc4d65ad35908d34a96	
71	1463110205667144	certificate-request.created	success	202029	mayor	account:mayor-admin	127.0.0.1	b73a5bbad2e93d24e6a32b8b7fb5adcad2dcfef263ad06c633cc85e3e8ee1379	\\x8c24f741037993d05701aa6e79ad7f486cd43c5a124d3b6ddf40db22c0ef9a8f	
72	1463110205696140	certificate-request.downloaded	success	202029	mayor	account:mayor-admin	127.0.0.1		\\x55d816dabf4b094067ada20e622b377908a9f7fe1799550b2be714655ca2672c	
73	1463110205748252	certificate.shown	success	202029	mayor	account:mayor-admin	127.0.0.1		\\xcc9cc8f46f259bd54b309d4fb75bfc51e7af70f39dbc38091d654aa2d755d52c	
74	1463110205759528	communication-certificate.installed	success	202029	mayor	account:mayor-admin	127.0.0.1	504e5276e00ad93857adf2a7aa624507	\\x8101597823f6bd401ba113a29af00d1a223c914e787fdeeb827a80650f3d80ef	
75	1463110205785577	certificate.shown	success	202029	mayor	account:mayor-admin	127.0.0.1		\\xe58cb306b7d19568ec5df4b8229b303ade478113a4a12bfa19ab24070ff8475a	
76	1463110205807997	core-certificate.installed	success	202029	mayor	account:mayor-admin	127.0.0.1	6a0c7c1d9c5018b12faafd4ae7a84533	\\x0f2bb76c51c82cfb7a02c341e122322cd62d0b79fa636d200ff2b42de0784e8e	
77	1463110205822838	account.signed-in	success	202029	education	account:setup-admin	127.0.0.1		\\x84b6cc91f5bcd15e3dcc839ec46fb5bd2e352e07d027fd0db28526a4c054043c	
78	1463110205888082	account.password-form	success	202029	education	account:setup-admin	127.0.0.1		\\x5f64c26c4d00badafcebf55424e1473a2585082cbc2cfd11f2cd4639b2a4dd8c	
79	1463110205908424	account.password-changed	success	202029	education	account:setup-admin	127.0.0.1	setup-admin	\\x3c937299550034326759e7d0ff613481c56f2e6425247b417af9aaadb7146e23	
80	1463110206115600	account.listed	success	202029	education	account:setup-admin	127.0.0.1		\\x76565cf7e3913cd6c8e878ac8a431c336f105202a06a3572f342d5476d6480f4	
81	1463110206129477	account.created	success	202029	education	account:setup-admin	127.0.0.1	education-admin systemAdministrator	\\x9826fca5614d73946e9c03d17565b26f4892cf62cbb624f69be4cac98e3162d5	
82	1463110206299714	account.signed-in	success	202029	education	account:education-admin	127.0.0.1		\\xe7b7e961a4b66560482473f685f52adbff9a77c075d9480dd8141dab628fa83c	
83	1463110206403699	account.password-form	success	202029	education	account:education-admin	127.0.0.1		\\xc03ee5866974e30b888e336f4420a114c067118057b6ecda02156b2b3be2289d	
84	1463110206439281	account.password-changed	success	202029	education	account:education-admin	127.0.0.1	education-admin	\\x1b52e483d7d1303d3c9018aad870baeb82505428df1c5c468c965540e51ef756	
85	1463110206635214	account.listed	success	202029	education	account:education-admin	127.0.0.1		\\xf943b6f093a05f58d70dac952ae1bbed31e3c868315ac16ade86ef5a84fc2080	
86	1463110206674936	account.created	success	202029	education	account:education-admin	127.0.0.1	education-clerk clerk	\\xb6844d49fbf51707de725e71871438ce4d1eeae4666602b220455f69799d7952	
87	1463110206728921	account.signed-in	success	202029	education	account:education-clerk	127.0.0.1		\\x0b5795b5bf754938109520b7cb03111a95838648b43071247f7e7551bfbd7ec4	
88	1463110206790292	account.password-form	success	202029	education	account:education-clerk	127.0.0.1		\\x2b618bca9c792b8aa45e7cb9a5a1145c718224e0f87ec04a281b9fd04fa3ca76	
89	1463110206803251	account.password-changed	success	202029	education	account:education-clerk	127.0.0.1	education-clerk	\\x997df03fdfe61af5501eacb2d954e7e36d841ff60dfcc215c8d10ed00ce5c6a8	
90	1463110206954615	account.listed	success	202029	education	account:education-admin	127.0.0.1		\\x698475ad08950ce3808b417053e1e701bd072eb33e94c06014b3e16e16142c4c	
91	1463110206965880	initial-account.deleted	success	202029	education	account:education-admin	127.0.0.1	setup-admin	\\x82f7b100acb034f0c50e9329a4bb6a3885afd48d05c04ec53710a4287e02d8da	
92	1463110206992221	master.shown	success	202029	education	account:education-admin	127.0.0.1		\\x7ab61c534eeee6527ecc43d5117f0d119f96044b2ab1430819ee8e55012b7bf8	
93	1463110207001929	master.staged	success	202029	education	account:education-admin	127.0.0.1	総合運用テスト版-2016-05 sha256:20c8d0c2581040c526d7db0225ed6d194b558ad17ccf62af69a60007cc77375f	\\x9c977f6be02b3b937defab3e2a7a481acce9a10ab8c550dfc5e008fb6b362389	
94	1463110207036432	master.shown	success	202029	education	account:education-admin	127.0.0.1		\\x1ba1dfa02c89c3897a4ecebd405e85e9f4421d68f357b8de955b0cf21e38bb54	
95	1463110207050702	master.shown	success	202029	education	account:education-admin	127.0.0.1		\\x96f7dacac03a1aa30bfd5f0f0869f0338cbf0e6c7d58cba04124797407b18de6	
96	1463110207070361	master.imported	success	202029	education	account:education-admin	127.0.0.1	総合運用テスト版-2016-05	\\x5ea6b7de1b14556647b2d3c91ba57dbba7bb7809353b73811900da9cbed2d676	
97	1463110207079421	certificate.shown	success	202029	education	account:education-admin	127.0.0.1		\\xa2987bb8db5d330993bc8f0e67be72cb4d37e77887845d1c3ffa54c2327065fd	
98	1463110207137654	certificate-request.created	success	202029	education	account:education-admin	127.0.0.1	958684c6b2385c2b824a48afb1a8e05b387592d853544b70213fbc6e1df637e8	\\x94296efcb0151ac40a8efea2c9fd2adc503ff0adb712d5f357a3ba69f3dce3b3	
99	1463110207172261	certificate-request.downloaded	success	202029	education	account:education-admin	127.0.0.1		\\x98dd531354356e963c8b0f9032f29bb69a420666cf7c80072485a862784b6dc9	
100	1463110207200465	certificate.shown	success	202029	education	account:education-admin	127.0.0.1		\\xf82776bd3ab713ce085ef56955a22f24e730e417dcd359467db4369a91d25276	
101	1463110207211882	communication-certificate.installed	success	202029	education	account:education-admin	127.0.0.1	7c525c3f87365b51961d28bb452d52bd	\\x0dc75f2c2fc4c1b5999d7ecd54bffe7ac9182fd564d42c61c9fc90a3f4801bf2	
102	1463110207248786	certificate.shown	success	202029	education	account:education-admin	127.0.0.1		\\x20e3e176e206207b73048a704b028e681863e23e6a96bfd91a76b2cf7de815d4	
103	1463110207267377	core-certificate.installed	success	202029	education	account:education-admin	127.0.0.1	6a0c7c1d9c5018b12faafd4ae7a84533	\\xc4cd094511e5c1e4ebe7c44217a6d85c43d0f252b3590b2a2377f793c44ea173	
104	1463299200000002	communication-certificate.effective	success	202029	education	operator:weekly-restart			\\x66d13d2d1d20a03a08e549bfc0a2c63b8a7dc7c3c9faa93d0975ffd41321ca4b	
105	1463299200000002	core-certificate.effective	success	202029	education	operator:weekly-restart			\\x575e4138c23355690672ec2184b5ed8028f1d50ebc5ee24b2d1bbf0f8fcff434	
106	1463299200000002	communication-certificate.effective	success	202029	mayor	operator:weekly-restart			\\x694f491836ea5d4041d25d8465fb5dea8519f5cb1633d1732aaa3e11341abb16	
107	1463299200000002	core-certificate.effective	success	202029	mayor	operator:weekly-restart			\\x994d8bb5f5b3ff324e68b0c0fc606614d5199f99258db603947c787e1d69afd7	
108	1463299200055203	revocation-list.published	success			operator:repository		2	\\x30233ef2d592fc995e7e9e70e8c7d658a072ffec5498f604f5da89218055b92b	
109	1463110207308167	clock.set	success			operator:console	127.0.0.1		\\x157c224f0254a05df4d4292e921adc7e4e9b8bf7f34793465ca828cc25ae4cab	
110	1463628600032710	revocation-list.published	success			operator:repository		3	\\xab7f0913b6f1ef7a64ff22a8a2159e6dd6d8012475664c850508fdd3d0ae6521	
111	1463299200070989	clock.set	success			operator:console	127.0.0.1		\\x3484616925adb39e562f8f761fe73b42afb820ea0629dee9c3e896259b8c163c	
112	1463628600041406	support.signed-in	success	202029	mayor	account:s202029-01	127.0.0.1		\\x247c1ab5a864c49914799abd995538aae8a0285e826adfc61fd79227942fc881	
113	1463628600128359	test-plan.issued	success	202029	mayor	account:s202029-01	127.0.0.1		\\x6e12b995bb725ef56fef3a431fd53cf78af3aa8fad519c8f584a42968ab42926	
114	1463628600287611	name-record.read	success			anonymous	127.20.1.12		\\x4926894b04e03fab4c217a6484d7f3249ceeed0f4a1587f498104a4abf16b061	a324e65ddd8cbd7eb7df88320cee53ee-d9a481cf232cbf9c263122fa241fe971
115	1463628600293839	name.answered	success			system:name-server	127.20.1.11	admin-mayor-202029.chukan.example 127.1.0.1	\\xe6b85c279940eb538acac0355543bfbfa6b2d06acd4b3e7cec9bf17b4a1e7d97	
116	1463628600293839	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example 127.1.0.1	\\xb4dc20e8503758ef7cf4c1f0cf62febf5c641f482b66316d46b4d8724b9f725d	
117	1463628600293839	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xa6d918e21191bf9b3f8206feb769acd54ea9e42c5e37e06a04891d13e2f3020b	
118	1463628600293839	name.answered	success			system:name-server	127.20.1.31	mayor-202029.chukan.example 127.1.0.1	\\xb9fb61ee00420a14fed751ad52bcdd0ff63526b9c61ec985a13a6928291d8c11	
119	1463628600293839	name.answered	success			system:name-server	127.20.1.32	mayor-202029.chukan.example 127.1.0.1	\\x275e6b48e6100d5b331648a853df3e518e80d803280be8295f24ff5ab05ae4e9	
120	1463628600293839	name.answered	success			system:name-server	127.20.1.11	admin-mayor-202029.chukan.example NODATA-IPv6	\\x99a46a77b2e32f1f01657a4f0c11c777dfe6e56bc5eb17fa24b059d11882b63b	
121	1463628600293839	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example NODATA-IPv6	\\x2a9e8c1a0bac71b3e9628b2af59a5a1613bd777bbb8c54af6f9edc3ef6874aa9	
122	1463628600293839	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example NODATA-IPv6	\\x75eae874645794dbddca7e170217300dabdeda0bd5d9762fdff5b3ad02894bba	
123	1463628600293839	name.answered	success			system:name-server	127.20.1.31	mayor-202029.chukan.example NODATA-IPv6	\\xd760041d7e8aa724c22310482425fef193cad6c05833e3270f14f5a6f7c58f85	
124	1463628600293839	name.answered	success			system:name-server	127.20.1.32	mayor-202029.chukan.example NODATA-IPv6	\\x3c13ebed97a78325ab434ad7e2e7e7c301e5115066aa6e722678ef282cc14261	
125	1463628600293839	name.answered	success			system:name-server	127.20.1.32	repository.chukan.example 127.1.255.1	\\x7858a8099dbb0547638b74e38b289032ce0e28b6d3bf020b66e5709b62b775a3	
126	1463628600293839	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example 127.1.0.2	\\x2c3d8efad0b23541464adbc9f3f74d648677d305ea0edd16239fa6ffeea00d9b	
127	1463628600293839	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x2d3c9eff6d208b41805df4a44f65ba612bc4bb9e83af56008e54b2f215c250cc	
128	1463628600293839	name.answered	success			system:name-server	127.20.2.31	education-202029.chukan.example 127.1.0.2	\\xde4283a56b293a18a8a59b423d38aeed3b0e382e3c1ef2b4b90189d8a9ebab43	
129	1463628600293839	name.answered	success			system:name-server	127.20.2.11	admin-education-202029.chukan.example NODATA-IPv6	\\xea3a73b1fa006276b9173e7f6ddfd41e2d14d68aa905475dc91fdd5775df69e2	
130	1463628600293839	name.answered	success			system:name-server	127.20.2.11	admin-education-202029.chukan.example 127.1.0.2	\\xa21324985f61e128e0cecc8d63c92e11d8e9468fdb984728835b4c99eea7744b	
131	1463628600293839	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example NODATA-IPv6	\\xd52e318d6acd671140c4ca082f44aad55ddc85f9d2a13866dd55edaad4fb01f6	
132	1463628600293839	name.answered	success			system:name-server	127.20.2.32	education-202029.chukan.example 127.1.0.2	\\xfd21be1eada29c1086fa935f0b5837cc0993051e7a7596426148b674859f3aa4	
133	1463628600293839	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example NODATA-IPv6	\\xaca425f3c7263865a7eb5b3874db5064ab187fed8dd4ce457e8e85171b629f33	
134	1463628600293839	name.answered	success			system:name-server	127.20.2.31	education-202029.chukan.example NODATA-IPv6	\\xd7e23e292bd1693087b1c3a09b8f37d216926fdc1861694a28db3c16ea9ae892	
135	1463628600293839	name.answered	success			system:name-server	127.20.2.32	education-202029.chukan.example NODATA-IPv6	\\x95bb4d4d7cb5a29bcd1f298ec9375b78170a97101a41260e0e24ad6846c24d20	
136	1463628600293839	name.answered	success			system:name-server	127.20.1.21	repository.chukan.example 127.1.255.1	\\xd037dea36341ed824a3210b0d1b52605837d2f53bf5086b09df4cac2afafdf4d	
137	1463628600293839	name.answered	success			system:name-server	127.20.1.12	repository.chukan.example 127.1.255.1	\\x9068aeb6dc3a3eb872baf94c343259a9d2103ab407bf8516fc4044a77c399344	
138	1463628600293839	name.answered	success			system:name-server	127.20.1.31	repository.chukan.example 127.1.255.1	\\xdb91c3dacf53a33e20d07eb08a6577a0779d39c7648e3e2b9d48c21fc7a95f40	
139	1463628600293839	name.answered	success			system:name-server	127.20.2.11	repository.chukan.example 127.1.255.1	\\xc5a4e314a551f404bc0c7941c1388170e8b57690afcc35e6a2e6e5cce392db67	
140	1463628600293839	name.answered	success			system:name-server	127.20.1.11	repository.chukan.example 127.1.255.1	\\x82bd3262f81918f8ad0ed8fccd67915710dd944dcc028ef8b2b187e2ea42ae54	
141	1463628600293839	name.answered	success			system:name-server	127.20.2.12	repository.chukan.example 127.1.255.1	\\x386839803f7f6428b1373c32ae7b1ffbd10ed82ea204e7adabbc241a59532fc3	
142	1463628600293839	name.answered	success			system:name-server	127.20.2.21	repository.chukan.example 127.1.255.1	\\x34e8fddbadc8017fd69c5ac994a87a00eedd0a453aa35e8d32201a4333160454	
143	1463628600293839	name.answered	success			system:name-server	127.20.2.32	repository.chukan.example 127.1.255.1	\\x7464bcfb22d7e1245ea3c500bf3622a9ba12c14b020a38723c9280c9366306e7	
144	1463628600293839	name.answered	success			system:name-server	127.20.2.31	repository.chukan.example 127.1.255.1	\\x82142ba39239fe3e1d0b16230614828ab77eb6fe8b92cdf499c7a23f990f5d4a	
145	1463628600287738	name-record.read	success			anonymous	127.20.2.21		\\xb7d53256b422edb9b52861473b7eda1c677f378c08c6d3a173b5c4bbb3613a1c	a324e65ddd8cbd7eb7df88320cee53ee-05e0491c653d1c2783223806348508a6
146	1463628600288504	name-record.read	success			anonymous	127.20.2.12		\\x4be7403e8cf534d507d991f513400a0b02291cdedc4457989f612878706593d7	a324e65ddd8cbd7eb7df88320cee53ee-2df2e6e68b36c910cf213ae8016a05e4
147	1463628600288788	name-record.read	success			anonymous	127.20.1.21		\\xd97b4d6fefecd872254f0690f1d1c75345c727fed6d56e76d450273cecc2d8c1	a324e65ddd8cbd7eb7df88320cee53ee-2fb218a15ba6a2677278ed423d894c67
148	1463628600288823	name-record.read	success			anonymous	127.20.1.31		\\xbd30934f9710a82dcb49a2b4da165b45ef0a5d12b877930489d5b567df73e2fe	a324e65ddd8cbd7eb7df88320cee53ee-0d0dcaa83ff71c85cdf4ccac2f8d2a65
149	1463628600289222	name-record.read	success			anonymous	127.20.1.11		\\x0c510814e7781d3e62f4ed397a8594bb58e3f7a9f11168bc21eee54aec00d954	a324e65ddd8cbd7eb7df88320cee53ee-3662133fe501101842a26bb4835f84d5
150	1463628600289567	name-record.read	success			anonymous	127.20.2.11		\\xb9581bbe0d55e4402000b807847e4483f3b42cff3bd7ba5806fd40402254433d	a324e65ddd8cbd7eb7df88320cee53ee-aa760656038f2bd187705ac09ffedf60
151	1463628600289963	name-record.read	success			anonymous	127.20.2.31		\\x74cb3d73d3d1bee94c58fd70ae8ad1fff912ae259a6a669695ca26718565c524	a324e65ddd8cbd7eb7df88320cee53ee-afdf37b89228d1b7ca2b4c84450a97ac
152	1463628600290204	name-record.read	success			anonymous	127.20.2.32		\\xc9737a7e23528d396753bbed22157c002cdf3816c1717f47cdf6c519390fcc48	a324e65ddd8cbd7eb7df88320cee53ee-14f67cbb66503e8aad57a300d0fb44b9
153	1463628600288127	name-record.read	success			anonymous	127.20.1.32		\\x1d46b2a3538d509fb09f6e267b8c1c9253f55bcde2d1d21a5471a3783f6e6c5d	a324e65ddd8cbd7eb7df88320cee53ee-13acccc86ff05aacce136896d4a7b350
154	1463628600348907	name-record.read	success			anonymous	127.20.1.12	mayor-202029.chukan.example 121	\\xfef063a48e225d56d3ca67860f9ff2e918ae106785f853b813806662459659c4	a324e65ddd8cbd7eb7df88320cee53ee-c0544dff1b176859308670996935a463
155	1463628600355755	name-record.read	success			anonymous	127.20.2.21	education-202029.chukan.example 133	\\x3c7b146459f32f81739274450c56d294217f37bb4358fe6e36562cf7e5e4335a	a324e65ddd8cbd7eb7df88320cee53ee-9a096c101f23d7f4cbddd1e4fa7e126d
156	1463628600363602	name-record.read	success			anonymous	127.20.1.11	admin-mayor-202029.chukan.example 120	\\x0a7b7be21ee5061e72a78a1032ee21ffea9239b8c2286682adef2caeb3584bc1	a324e65ddd8cbd7eb7df88320cee53ee-f5f6b0490d2f9fd63b55a8ce97c19aaf
157	1463628600363801	name-record.read	success			anonymous	127.20.2.12	education-202029.chukan.example 131	\\x8b4b9080d55d7db83978cb96ec03f4f3e46b7b862d089d8edc5f2a80e65e76a6	a324e65ddd8cbd7eb7df88320cee53ee-b2aaf4d5d01de2dfbb88769be459bca2
158	1463628600365293	name-record.read	success			anonymous	127.20.1.32	mayor-202029.chukan.example 124	\\x708a571082b717327d86654bf803d1f991a3ce671799ee29491b4705759aca3f	a324e65ddd8cbd7eb7df88320cee53ee-ca6a713593e157e3340e352e254fc468
159	1463628600365998	name-record.read	success			anonymous	127.20.2.31	education-202029.chukan.example 134	\\x328b86189ffc41fe43822a367082dcdbd6bf8a443adfe0c1603bef9bde8f78a1	a324e65ddd8cbd7eb7df88320cee53ee-39ec82147010199ac9e25f5bec521b7a
160	1463628600366960	name-record.read	success			anonymous	127.20.1.21	mayor-202029.chukan.example 122	\\xf1e1d97d2da623eb9471d40cc7d38bce385a0cde757f48f62d95e9d3f5196740	a324e65ddd8cbd7eb7df88320cee53ee-de08a68928e66a5a2cd8721db32cb5e6
161	1463628600367448	name-record.read	success			anonymous	127.20.2.32	education-202029.chukan.example 135	\\x13bd7e6b064a2f414f93787c9989a7305c9fc97204a10927a1cbc9f1deff863c	a324e65ddd8cbd7eb7df88320cee53ee-12aada6c466fccb47b93cedca0b39251
162	1463628600368189	name-record.read	success			anonymous	127.20.1.31	mayor-202029.chukan.example 123	\\xbaca2bb789cd09f20d050eab3624bf1ab0c92ff48e3e8fa4b8c60034508bd5dc	a324e65ddd8cbd7eb7df88320cee53ee-b2a7cc2a0576638ffc0aa3c266c2237a
163	1463628600368259	name-record.read	success			anonymous	127.20.2.11	admin-education-202029.chukan.example 130	\\x1b0c716d3120ea21c745a9c04c89f56dee84d6330135a3666fd6df23b3b71733	a324e65ddd8cbd7eb7df88320cee53ee-0c4c421c31a8644a4b59f206ab156864
164	1463628600380963	repository.read	success			anonymous	127.20.2.11		\\xa9c7358a453c79d47791da6cb2156678ec22281c0e6c89a1dc374e0d8cd2e186	a324e65ddd8cbd7eb7df88320cee53ee-1b59be5b6e3a22f704cc1e739aa4acdc
165	1463628600381769	repository.read	success			anonymous	127.20.1.11		\\xbfe318cff3f490e77f431d11e8bd70a20fa38bf3547d301dde2c550f008027a2	a324e65ddd8cbd7eb7df88320cee53ee-5a18c96b8ffb7d194172a49cc820caec
166	1463628600385131	sign-in.shown	success	202029	education	anonymous	127.20.2.11		\\x2af026a9cbee1a8a9554588ce28dc761e0d6c92971e973c47e1d7a617edb9f23	a324e65ddd8cbd7eb7df88320cee53ee-fb3980bba382975681821dfee72c9c88
167	1463628600391820	sign-in.shown	success	202029	mayor	anonymous	127.20.1.11		\\x0e042d7ed843f85f7ee0f71722ed7410bf258ad6e5869703daa6bfe85e9f3972	a324e65ddd8cbd7eb7df88320cee53ee-c718e23f033b720652c237d9033d69ef
168	1463628600405337	name.answered	success			system:name-server	127.20.2.11	admin-education-202029.chukan.example 127.1.0.2	\\x79205ec82a793e7fdcf17cfcdf2ab66474181e615183afbe07bb00cb2847b5bd	
169	1463628600405337	name.answered	success			system:name-server	127.20.1.11	admin-mayor-202029.chukan.example 127.1.0.1	\\xad9442dd87d135ea0bd9fb489a63d0e362851122ea5a4a8a98c01acb867ee41a	
170	1463628600405337	name.answered	success			system:name-server	127.20.2.11	repository.chukan.example 127.1.255.1	\\xeda41f4b2fab11d6ea73548c8b8e39adbd6eb20f08147e8cbc5462824f0dce56	
171	1463628600405337	name.answered	success			system:name-server	127.20.1.11	repository.chukan.example 127.1.255.1	\\xb02a789967d2726bc867316c1820b287527f717be30763aa3b57299300f08274	
172	1463628600405337	name.answered	success			system:name-server	127.20.2.11	repository.chukan.example 127.1.255.1	\\x5a8cae94cc670c6018b389571aaa4195722e9c5e69bc3c410abfdd0c91200b3d	
173	1463628600405337	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example 127.1.0.2	\\x531a89c3da16ef0554e30a37bdc24eb62d6b7a3f950b5274cdb640f48d3f8140	
174	1463628600407377	repository.read	success			anonymous	127.20.2.11		\\xea1991870bc34c4ba37c8acf3d7e16e914ee8404cd29f8b8eaa9be140b1ac59d	a324e65ddd8cbd7eb7df88320cee53ee-22fb2d911414bbaf79341b83719fddae
175	1463628600410325	repository.read	success			anonymous	127.20.1.11		\\xc36bff80a0f97b81237e6d8f630a9eb9603429ad3b95a32e6b6529c3798daf62	a324e65ddd8cbd7eb7df88320cee53ee-f079b0b538267ef799d06e4f8119b84b
176	1463628600411912	repository.read	success			anonymous	127.20.1.12		\\xb55eb033cc69a2c831cc37a9404c232ceb13d759cfee189ec5011a4080f0190b	a324e65ddd8cbd7eb7df88320cee53ee-3a23990774160066f2fe8dbc73411446
177	1463628600413288	repository.read	success			anonymous	127.20.2.12		\\x736bd4442f9e6adb3908fc7a66a2b3a003e2242572ae7d8d609f016997f45617	a324e65ddd8cbd7eb7df88320cee53ee-eb705fe4d36f3ffbffeefa7d828179ba
178	1463628600436953	sign-in.shown	success	202029	mayor	anonymous	127.20.1.12		\\x525d6749bd40c575711b80f32d4431cdf1566ddaf8ef172e6b96e0feaa62d297	a324e65ddd8cbd7eb7df88320cee53ee-075b2d5b2719aff8c6c992168f94cba5
179	1463628600438176	sign-in.shown	success	202029	education	anonymous	127.20.2.12		\\x95dc7830a947555f43a8d6c2ee04290cb28876918cd4ad50b2ced6b7496ba214	a324e65ddd8cbd7eb7df88320cee53ee-2a9d862f4ebfd5ee69b23167f0a95fa5
180	1463628600467139	repository.read	success			anonymous	127.20.1.12		\\x1b2ba45bdd388167f777d440e48c098000a574a8acf64a5442e6c0eba3c5767a	a324e65ddd8cbd7eb7df88320cee53ee-ffa618ab90eb1f380f4714dc39ba0e19
181	1463628600473636	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example 127.1.0.1	\\xf32042b7fe722eafb02178c4ff7a227e5a531ec2b4d29c911a89d1ecb7672f33	
182	1463628600473636	name.answered	success			system:name-server	127.20.1.11	repository.chukan.example 127.1.255.1	\\xe87984e4b3952f05a79c9ce83d8a781da656dfdf0be23493262c04cf43dc9934	
183	1463628600473636	name.answered	success			system:name-server	127.20.1.12	repository.chukan.example 127.1.255.1	\\x122672aeddd58470f1349c550658cdfdaaeaaba48596e94935b65d97b2dc87d9	
184	1463628600473636	name.answered	success			system:name-server	127.20.2.12	repository.chukan.example 127.1.255.1	\\xe9c6930747d56c159d7920182ec48b5cc92f594073649a0a210d7ca11bd0a6dc	
185	1463628600473636	name.answered	success			system:name-server	127.20.1.12	repository.chukan.example 127.1.255.1	\\xe6c1947b456973de2f1eb30ec93cb454cc6d14e9a87207b497190f2039dbf5a1	
186	1463628600473636	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xc3beb6b5513f696ee768ddb00e85bdc91a143964014690e177b943e40864c8dc	
187	1463628600473636	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x655abdc020dbebb767a49c0534bf7bee5e7984856be0877fd5bc4f08c157cf13	
188	1463628600473636	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xcd0de12b082ae85880bb5df947351bd27206236a736feefa66bfc7b941253c12	
189	1463628600473636	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xfb7671b10021f961bf79ce89498b0527273adbf09b8d4ec59b651f5e839ecfca	
190	1463628600473636	name.answered	success			system:name-server	127.20.1.21	repository.chukan.example 127.1.255.1	\\xe96673f2365b2cf6a3357fe8fa53634677cc107d1b6a1d10d19226a446f01257	
191	1463628600473636	name.answered	success			system:name-server	127.20.1.21	repository.chukan.example 127.1.255.1	\\xc244448b55d7005c4092d6c5ca80d1a9bd06621db378c0e9ec115c9db11d5be2	
192	1463628600473636	name.answered	success			system:name-server	127.20.1.21	repository.chukan.example 127.1.255.1	\\x7a70f64004ca8d076b80f0c87a9012578c05656a75581846595b238fa0ab36e5	
193	1463628600483839	repository.read	success			anonymous	127.20.1.21		\\x3ffa9c1342870378b9cf165e28c262f65456ce8173e147344175d271976ce213	a324e65ddd8cbd7eb7df88320cee53ee-c10c67a1a6e6e3300b6e4690d37e4655
194	1463628600485097	repository.read	success			anonymous	127.20.1.21		\\x621de246a446811c2c3d9b655936274621123fc8fa297d27462d003250092b3f	a324e65ddd8cbd7eb7df88320cee53ee-76a811fda77161dadd60d2a85ec654c9
195	1463628600485300	repository.read	success			anonymous	127.20.1.21		\\x9e8ab209aabf147458ad01a4e263e8e06441047293b3d387c4729ec776de2bf5	a324e65ddd8cbd7eb7df88320cee53ee-05dbe1c6969c77ae3f5ddade3ab28673
196	1463628600485382	repository.read	success			anonymous	127.20.1.21		\\xa6ff77fdb7be23d1eab9fbfd75b10e6869cc036d1518f21d61a2c7117055f612	a324e65ddd8cbd7eb7df88320cee53ee-6901baa276769a33cf27792f3b8b807e
197	1463628600499685	repository.read	success			anonymous	127.20.2.12		\\x2d4a992bf7362b2138c78a383808425e51ce6d932dd6255d672970b8dcf0aa02	a324e65ddd8cbd7eb7df88320cee53ee-01c2047f7b6938dad0c2dd308c52a4f7
198	1463628600510187	repository.read	success			anonymous	127.20.2.21		\\xba18b4f0c9e0a26d0fc2fec5161c917776f1b299cb2cd32f1ce693a76eb74d55	a324e65ddd8cbd7eb7df88320cee53ee-26056b7517a53290b0b374771304e4a8
199	1463628600514420	repository.read	success			anonymous	127.20.2.21		\\x8dd176797394b80ebd9146bbf3330e472a1d0a8e8e764089d2ac4ce2c4d5da1c	a324e65ddd8cbd7eb7df88320cee53ee-4787c6293c4808fcaae628c503b0ee3c
200	1463628600514594	repository.read	success			anonymous	127.20.2.21		\\x0b9f2271a815bdd4086fb7c45a5f9e691a991af511f39f900cb49c51cd29bed9	a324e65ddd8cbd7eb7df88320cee53ee-3b9196cd9b070f994bb0bd7719fee492
201	1463628600522672	repository.read	success			anonymous	127.20.2.21		\\x646b18a736136d863b99bb9b6f844f5b3a6b74a61f4926dd4e47a0190e4aeb91	a324e65ddd8cbd7eb7df88320cee53ee-c9927b461916a7de42925980f4e627e1
202	1463628600521637	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012366	\\x823380923a063bc25a6732c6e48992ecf66ec0335e5aa12323071eca07138b4d	a324e65ddd8cbd7eb7df88320cee53ee-3bb1c7200221ae1368cd3b4d4c561284
203	1463628600521246	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012352	\\xe4538066c99d36cc5a30597454d2f4a54b96a2162e78f659b5f0ed145cfc4e98	a324e65ddd8cbd7eb7df88320cee53ee-84da418bd11e36d1c2fa86db703e2504
204	1463628600536333	name.answered	success			system:name-server	127.20.1.21	repository.chukan.example 127.1.255.1	\\x2525a14f5025e02980cf9bba433320c242dac5d9d1e9554476063a52255ac99e	
205	1463628600536333	name.answered	success			system:name-server	127.20.2.12	repository.chukan.example 127.1.255.1	\\xc08a5c9344dfa0e9ea38cbf9a854cb9a278f39244ad8cff22cc48d03fa5bd35c	
206	1463628600536333	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xd35ad9916aa76c7196382dc598749a8d715dce0dd9e6941f8ad85ad7bb0eea0f	
207	1463628600536333	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xf7723cd90a29fdf3c2aa2d3eb241a9ba7e2a0b758b44a9ab0202297d0fc83f17	
208	1463628600536333	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x215f74ebcbbcdc25f78b2b1b8848ccc38cde3309f8e56104b2ab4412777f6e71	
209	1463628600536333	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x70032f8b0aa47c8728c0bd72f33d399fb1570b282dae9d03754a3152f96ecc37	
210	1463628600536333	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example 127.1.0.1	\\xabf3d73240c918d79bfdc70b5362346da035e8b0d6df5ac6972027ece13e13e4	
211	1463628600536333	name.answered	success			system:name-server	127.20.2.21	repository.chukan.example 127.1.255.1	\\x6bee03394343697cefcc7d6f563509f724186f4dcab397dde00d641f93a28936	
212	1463628600536333	name.answered	success			system:name-server	127.20.2.21	repository.chukan.example 127.1.255.1	\\x500171871530efd21199af157bc1de70358a6a21effcab935415d026e0a0c0ad	
213	1463628600536333	name.answered	success			system:name-server	127.20.2.21	repository.chukan.example 127.1.255.1	\\xaa6fd3c9c064d1b69c39e9493262720a47f738c4419a4e5306a78650f51dd3e0	
214	1463628600536333	name.answered	success			system:name-server	127.20.2.21	repository.chukan.example 127.1.255.1	\\xdfaab698cedceb143537d8da4f72b30e8110fe95d436f6f5a253361d9cf86ac2	
215	1463628600536333	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example 127.1.0.2	\\xcea8252966d0da35516b038a6206061970ec951a9997d43325724028800f8856	
216	1463628600534800	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012345	\\x44ac4163b99afba040613203af024a70e5444524b21fce33506aea5236c4aebd	a324e65ddd8cbd7eb7df88320cee53ee-e0c33e9fb552d16fecee3a634f3cbeb1
217	1463628600531038	account.signed-in	success	202029	education	account:education-clerk	127.20.2.12		\\x0f5e91d00ae0bbcd9699dfe4d754a92434c8f7a851147389f88cff1f0ab9a615	a324e65ddd8cbd7eb7df88320cee53ee-9b8169ef64cb5f7c30edf582264ebb71
218	1463628600535423	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012359	\\xc247fa44ff27700391aabcfb0121cf10005c83ebe092b45809300d5acb5b6f67	a324e65ddd8cbd7eb7df88320cee53ee-f9d8db3ae119bcac81fcbdd482d765d8
219	1463628600536041	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012366	\\xe0aaee157e42d7f7276dc4303ca0718f27dc00a2c101558bbb727e176d7505eb	a324e65ddd8cbd7eb7df88320cee53ee-cbc7e2ad71eee06b332818ec21ef3e8d
220	1463628600513188	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012359	\\x4e3c1127f7bc1127ab00e25593fa6453d10cc1a33095b844d894573fe95ec020	a324e65ddd8cbd7eb7df88320cee53ee-65816ce0f424ddfebf94ec735ef22013
221	1463628600522164	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012345	\\x8ea1213d5d8be5131ee66dbab796b5c9152e01b9cec72388aaf95f0958f20735	a324e65ddd8cbd7eb7df88320cee53ee-fb21d87a952068480746036e4d89ecf3
222	1463628600531581	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012352	\\x37c655db9a4d3b532a7ebb2c661da482084a3124d9e5c4a717b51ade5adcf631	a324e65ddd8cbd7eb7df88320cee53ee-18f78b85633739f96e3f6713d0744e93
223	1463628600616384	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012373	\\x80ac0ecda159aa893bd6f17a748704bb2c4fbe78a4d4ba0364c1124c2d3d8bc9	a324e65ddd8cbd7eb7df88320cee53ee-febbb1955bf4972b2432701239ce7161
224	1463628600617455	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012380	\\xc5ab12a28cda492505eba2e24eb88624bcdd8c49ac198c0927c98e0870d9a908	a324e65ddd8cbd7eb7df88320cee53ee-747a7032c747d27ecfdd1ae53b9a562d
225	1463628600520727	account.signed-in	success	202029	mayor	account:mayor-clerk	127.20.1.12		\\x5f58d96afe4317e48e9a1972716bc7b41ac5b4b8f1154311e93948f663c5fe8d	a324e65ddd8cbd7eb7df88320cee53ee-5878ed18713d9a4efbac0fb236cce610
226	1463628600654708	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012380	\\xeef0b731747cb80035698ad25a0be6ead0dc1c4d2f52e33f4902267798dc9cb5	a324e65ddd8cbd7eb7df88320cee53ee-d3f1428bc7b12dd0033a78917810225d
227	1463628600656968	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012387	\\x296d9b10c397965d00bbdda4749a6eb24375bc0e038c9c1257b557660edc2782	a324e65ddd8cbd7eb7df88320cee53ee-2090cdacea335972bb8363363f72dc6a
228	1463628600671286	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xb24630f58730f8cfe906b67a75dfb631c2c08aacedc9d311a37d65d31fe9e22c	
229	1463628600671286	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x7e99c2c94ac2d03019e79585d376455afa63353a3a3c40aafebd6e5ca7d9c3cc	
230	1463628600671286	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x41b8dd24efe30d3e5a453c77def3b6a2d2431873d7c78416c25ffa8c627fac11	
231	1463628600671286	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example 127.1.0.2	\\xa43cc03afe76d8b02febf19c95625d74ae7b774dde38ca01fd0656c5c31c2c59	
232	1463628600671286	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x5614d8e09fc779dbb4dd18b967627cc3e076a6ce9d7e884129981a28f629827c	
233	1463628600671286	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x686ba74394c353bf6d8901361e30aa713e1d7c2cf74dfbac5cbed6361438f4bc	
234	1463628600671286	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xb22d2cd96c6fd79096382c167a769480a851e03818c5f15773edda67b407492b	
235	1463628600671286	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x1f5011c697c46c1f1e682ac295c939712704c30a7bbb3594d34aa115c017e868	
236	1463628600671286	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xc93084a0cbacf6dbb98a31a7f0da109634e7e17a081dbe8b13648d1352c08145	
237	1463628600671286	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x82677e63201fc37b8b5e03e98061072082ba4795d42b3a13f627adeb091e3295	
238	1463628600671286	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x23ad408ae176c45d5dca274f636a4bf3155955dc68dd3425a4819bf72096ee6a	
239	1463628600671286	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example 127.1.0.1	\\x9dd623c8ce153c8c44c088d44039ccd956072065b7ba3258525340b0c418c695	
240	1463628600674683	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012401	\\x0677881881981a681562de4e0ab94c41b67a3304217d06b8036543350701600f	a324e65ddd8cbd7eb7df88320cee53ee-c1870d7819fba1976a708dfdc8c5064f
241	1463628600676681	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012387	\\x50fe9f4d8383bb86bf7c348e6efdd4618b8fdee483692131cd6c665902cd393e	a324e65ddd8cbd7eb7df88320cee53ee-705740c1cbe153cbb6d3c8c3ea9d4565
242	1463628600677923	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012373	\\x0698671afe3b79596f0f5bb9a36123ba89d2ddf346c5846d33a36901a4cab86f	a324e65ddd8cbd7eb7df88320cee53ee-c16d6ee7719c32830b3002856b2e752c
243	1463628600678331	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012394	\\xb9aa1fad8ec16846ba5e35b6fc97099e7039ac115370692dfa5f018790a56252	a324e65ddd8cbd7eb7df88320cee53ee-8fd3cf215d1ebd8078561bc4d45da19d
244	1463628600678774	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012394	\\xb0c128576229a3fc116ef0e455bea32d86e4b172b7e0e59aa709d9dfdfdde6c8	a324e65ddd8cbd7eb7df88320cee53ee-2500af10f1549932eb8eca012ac7813d
245	1463628600681936	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012408	\\x945eb7df6f1ff58259364fdf68eaa4d9f7847d5cadaf0aa6519436fe30f121f2	a324e65ddd8cbd7eb7df88320cee53ee-0e0f73ea24d4f66bd957d051bab9ada5
246	1463628600687728	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012408	\\x1fa2fe6d4be3115865625fd9c8222401921a81907f06d28380644f59cdae61fb	a324e65ddd8cbd7eb7df88320cee53ee-95c258dd728bbdb247eb7ea5d7a9937e
247	1463628600687853	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012401	\\xf537fff5297bac182bcf6fa298b16dabbbcff11c159def6717612faa851bdbbc	a324e65ddd8cbd7eb7df88320cee53ee-a6887a9b5fe5d346d6177ba58c33b026
248	1463628600702257	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012429	\\x73717c3096c6e61caac5f302392363d50fe02f1c8d84453de5a2dd7055851cab	a324e65ddd8cbd7eb7df88320cee53ee-020de9bc74745ae0ab889d763ceaf6a4
249	1463628600702744	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012415	\\x77c6ce1c736f450c48c9c5af68727e9a875783d6fe941f3c019303f94d61fc98	a324e65ddd8cbd7eb7df88320cee53ee-07fb0eeab60635fa8595b574b79bed2a
250	1463628600707408	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012422	\\x7bfbeddfa3d026087f370a893203fa4f98e02af091f27321774cbbb3e3320725	a324e65ddd8cbd7eb7df88320cee53ee-010e26a6f2790bb01ead68184e146192
251	1463628600707849	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012415	\\xa9d8fa063a4fee46dc7d0db172d9726312e6ccc91f9319b08d9e63d71984f1c9	a324e65ddd8cbd7eb7df88320cee53ee-432c16f1e33a1672c56e3b7c7df1fe52
252	1463628600710168	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012422	\\xd6ad39848293c2d1d0d0d8b04ad154123b283242a9b569090a50ba595604475f	a324e65ddd8cbd7eb7df88320cee53ee-bad003b12469f6714ff14640fc563d1d
253	1463628600721017	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012436	\\x14f5df88101554c6f84bf84416819612eb247b08059ddcab31de4bac64374381	a324e65ddd8cbd7eb7df88320cee53ee-0ab529526f09ada648cdf4df9c5bb90f
254	1463628600725895	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012429	\\xe177d983f758ef62e352f0b5b566acb14f01b4f00645d7f065ba828fac7e402d	a324e65ddd8cbd7eb7df88320cee53ee-ef1e243a2c1aa5e2ba8d3735f20bde9b
255	1463628600728097	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012436	\\x92ee5899e044a2e6112395d5c9d26dd98c22a1a03f9e18e85abc40336e666115	a324e65ddd8cbd7eb7df88320cee53ee-638326330577036ffa0b20ed9cc16ffc
256	1463628600685592	operation-support.shown	success	202029	mayor	account:mayor-clerk	127.20.1.12		\\x09243f80825ca842179113edc94140c6699a985736be1dee3cd67e0b2f39c084	a324e65ddd8cbd7eb7df88320cee53ee-65b588cf0e19bb4fb443a6319381558d
257	1463628600656458	operation-support.shown	success	202029	education	account:education-clerk	127.20.2.12		\\x5e2f04e450409b9f85c781a4e1a9447ecda59a6d1b64b34cb850a2ba32074c62	a324e65ddd8cbd7eb7df88320cee53ee-d0ea5789f527de975563a0ed7d935502
258	1463628600735558	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x84ba4c142358840ff021bd7fa767da5c1d60aa8ca03c0776f03e656186dc5027	
259	1463628600735558	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x3c7e7566134a200e7d299dbaef2bf37e3adf96b57cea9533ddc6dd4e7ce23455	
260	1463628600735558	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x516f973f598ca286f1b411d3ccb707fb1dd51cf249f337bece8caa64a3d3162d	
261	1463628600735558	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xd0619be100e2fe21b112bfd95278c622fc434f5c3a2f2b89612eeda7754d8d86	
262	1463628600735558	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xa5f0ceb14740f528bea9baeb41d0b1015e545c085f0973c0bfa53f5430d85f20	
263	1463628600735558	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x1715795cc9b3b5f06950dd2a49bf5155c79c093717393b5296b3b48fee1b6599	
264	1463628600735558	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x0709fadfc03294fb61ea448a0feaaaba4cc99f32e3e8e4d222a8d7841c6db30f	
265	1463628600735558	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x36237891f64c0e5dcacbd69469850e5e5741481ed64d45c855db6537800f2f07	
266	1463628600735558	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xadd412ae2096095fc0b60ed1e7a345779d607849dec603d10cc6c177b631ee2f	
267	1463628600735558	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xbb02d1f305b048910c668246e50088341f468eccfb494a29c0e7a72c0c5b1876	
268	1463628600735558	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xefd8b97c4a94b7fa6b76f35a64f05f28c03998bb57274d31f14edb16d26090c1	
269	1463628600735558	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x6449b46c9b93e42d7abc536eeecb03ebc615b0c4bf152dafb145d7ba13b2be82	
270	1463628600735558	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x090945635f0a23ce99cafb8ef1f3aeaf9ce99eeb1018e961582d06a165d3d098	
271	1463628600735558	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x3fa201ce467ca2c053f6bc6b4b0d0e462888680373d54b586194e6aafcf8587e	
272	1463628600740383	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012443	\\xf1b98e20209d92419903bcbbb80ac117e04bcb131d7c2bb753158629215b40b1	a324e65ddd8cbd7eb7df88320cee53ee-207e1f5e32752b68caee12bd0a11ed93
273	1463628600741953	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012457	\\xd454d7401ab4495384e8dc9e91d310059163709c3e4f872f5e4721484dbaf041	a324e65ddd8cbd7eb7df88320cee53ee-5fae143116a7247fbf36d1732579bef6
274	1463628600742395	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012450	\\xaf7eddca5264c61ae7376bb00bdedd84448fd226d0eb72709ce786d910fb6cb6	a324e65ddd8cbd7eb7df88320cee53ee-a0ced58eee029dd73808e973f42aca00
275	1463628600742474	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012443	\\x186a0fe799244b4c875fbd5c2fb100d8707914588eb231bdc8c98e4f44e10a1b	a324e65ddd8cbd7eb7df88320cee53ee-b9becba68ea1882d3c28c96cabcb6f5d
276	1463628600753878	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012450	\\xc86265d4fc535929107685b18e4c35b25ffaa821d632cb922a617cd706be1434	a324e65ddd8cbd7eb7df88320cee53ee-ccc163efb4f09b1e8f9df0bbec7457b9
277	1463628600781039	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012457	\\x0ea5800175127ca9091efd5a84a9f6d6a85132a2fcb7c70a7621adbf2ba8e77d	a324e65ddd8cbd7eb7df88320cee53ee-ad6b7aa6f6c7de6d5b47f323b486ee69
278	1463628600786390	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012471	\\x7cb12e251a3824a4f985a554b77ec6c7af1e4e6f697c8ee5de7333bd30fda4b9	a324e65ddd8cbd7eb7df88320cee53ee-48870489b83d721f5257e50ddb82a269
279	1463628600788148	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012471	\\x8278f53efe8d8d915ec6550761110f3f8d421456cda36feb61b196bd7abe4b68	a324e65ddd8cbd7eb7df88320cee53ee-c46376f8e836b57190e9dccf15778eaa
280	1463628600788600	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012485	\\xbd7158a0392141e9354a8ba1feed22e843e2a7bb87c41ab1d350a5967852a433	a324e65ddd8cbd7eb7df88320cee53ee-4874fe9bbd19e61993726bb5fb2682c2
281	1463628600790358	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012464	\\x2b1b3e4b4230c3eeb9d55c6bd95a3b89672a7bdd5c4735712158723bb09304aa	a324e65ddd8cbd7eb7df88320cee53ee-92691b5d811a12b14edd69387f0c4d2a
282	1463628600790794	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012464	\\x02d1e68a55dc5ca6747c043f52d34ae947016f3e4e54d345460a92fd7ce7f5f6	a324e65ddd8cbd7eb7df88320cee53ee-b8c5a5763298e7949a37ff67677b4ce9
283	1463628600791556	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012478	\\x86dba743cdb55c25efb15651e2f245bedec6337cad349a6fe6911073589ea12d	a324e65ddd8cbd7eb7df88320cee53ee-df7da67e14b2e5856a3507fb7798789f
284	1463628600796152	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012478	\\xbbd2a090e222253e4dbc4fcf587e0c892a99ecb520789a9f8f54415303ef4607	a324e65ddd8cbd7eb7df88320cee53ee-cf0c0ef51b00f0064bb3c80a9438ed89
285	1463628600805032	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012485	\\xec6c07759cde28db6b36fa7a47a48bd1a2f2bc35b3735afcac8139ee8f926059	a324e65ddd8cbd7eb7df88320cee53ee-edaf4623eea9d12d354085df6f20751b
286	1463628600805141	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012492	\\x43b5919f0d7aad570759a58d2a12b901ad32a7e0eb208d696fdca350f6ef6658	a324e65ddd8cbd7eb7df88320cee53ee-457bdcfd33e19993b4d67043a555571b
287	1463628600816406	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x22dea0e7378664fe44b9d53882ee964413b7bcf0634af11cb0a2554c14ae0e63	
288	1463628600816406	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x3076fb07fc7eaf13dbc60ac29cf38e86fd3c5fe7c91353c65858f99cb508fcd5	
289	1463628600816406	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xcd2ce946ea8efde940f2fea448f29500ad97a0737359e0dbf3b6f771bc206f29	
290	1463628600816406	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x25124542013ba08350c46687c3d394bc3f871055c5cd71f5fc82121f090ec6d7	
291	1463628600816406	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x40dd01789e18239ed3788c18b3c073127bafa78860e007d010b8c152239aaec8	
292	1463628600816406	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x7cc0dd87e2ccd6085e76bcdd1ecd6c24e8a70cfcf8c057ce43bc33fa6e14a8a6	
293	1463628600816406	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x9ba414594a1049ef318880edab526321e3728ae1e05250593077cbab917be31d	
294	1463628600816406	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x363e1ffaf29a597262f4313caeb1b5b702f522a6a12595155ea20952cbbc0b1f	
295	1463628600816406	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x65718dd480c3b79c5715fb9ad1b9b29864869881fe1943fa83282ce0a2ad86e7	
296	1463628600816406	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x52a80aaf934023e05e92af7628e8dd005592ec3ba6c1340690feacddf72304e2	
297	1463628600816406	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xd952863dcd2ed7f301d159060821e4673280710560866694b91e7f713a81f1b5	
298	1463628600816406	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xac35a5ed8dd5dff8c1c5467da1d8802815906dcd1cc485aa55a7345cb4848889	
299	1463628600816406	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x8f79a68157ef310495fbb24cd9597765b198acf09fcfc45fb06234a31074add7	
300	1463628600816406	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x4d25af0e9c509d4e4685d944d7d435599f183c6388fe94bbd5087a53b0bba707	
301	1463628600835016	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012499	\\x7fff771ed328b0504c4ba9ac8628abd78fe8b9bc5276da8f9d211d5aaead396d	a324e65ddd8cbd7eb7df88320cee53ee-5aa85d65aac6bf954d2641bde9ac1303
302	1463628600836707	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012492	\\x1116337c280924a5892ffe905b973f74a21c0da73a2e572f3f3d9650ef62686a	a324e65ddd8cbd7eb7df88320cee53ee-b878ebbe7f1d6089727e8754e9697c23
303	1463628600837811	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012506	\\x7e85b34657aee7c7a4ca4a2f42030d309daab4afc1d83d80d5d19fdc4e0d2ff2	a324e65ddd8cbd7eb7df88320cee53ee-d516b14c7e221ce6a1b5058ba7a0ba02
304	1463628600841905	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012513	\\x926235363353ca982f7565daa09cc4d1c9b080f89f4f333cfa1a658a6d6e66ec	a324e65ddd8cbd7eb7df88320cee53ee-3f994b07320749d14ddefe3c56607d77
305	1463628600842323	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012499	\\x7d7c972773a4a080548074945f3095028612c1e74e9a2cbde39c00b4e0878977	a324e65ddd8cbd7eb7df88320cee53ee-9afd8171cb154de70e713d0ded2a98b6
306	1463628600849744	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012520	\\xff3e58f7645b967f354237c627f844ee2a9fece5ddd9b0de3b69c80bc3452957	a324e65ddd8cbd7eb7df88320cee53ee-b1686450beddb3743ec58bce96b401fe
307	1463628600850197	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012506	\\xc0e358b22a423814a37b2450b34de3f36519db6fbe09556d9744ac2f7d502f72	a324e65ddd8cbd7eb7df88320cee53ee-0d0133f81bb510aafea1762f36766a89
308	1463628600851556	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012513	\\xb37a48fe376d033752803d0ceba5e52f7c91e649c6728141257f8bac4a1487e7	a324e65ddd8cbd7eb7df88320cee53ee-2a5aef373cb96626998416a534adc8bf
309	1463628600861767	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012520	\\x67ba500e488824fd3503eba7a98641e44ca5a2909149faf6488aca6529fb9a55	a324e65ddd8cbd7eb7df88320cee53ee-b439ca0827623a5eb9f6b8e8c8fac541
310	1463628600863565	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012527	\\x11adf370595fcd17d51e456da628b18e1cbbe0df002c2e86e7b718c04c85b992	a324e65ddd8cbd7eb7df88320cee53ee-833e6c57ca6b947e2b85a81840b4a541
311	1463628600864544	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012527	\\x1686c6320699979b84059f13124796a76b51c2bdc3a378b85bf6402e84aae51e	a324e65ddd8cbd7eb7df88320cee53ee-25db78da4df1c3a9e0e043fb97369569
312	1463628600880139	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012541	\\x28fca2508fdea59b891d171d22c1822736cb11d4b67d3b4c8720357379c5743e	a324e65ddd8cbd7eb7df88320cee53ee-155b055d38d6826db15768447dd8c95b
313	1463628600882195	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012548	\\xefb7a49bcf4b4331ccb8121e98ac2a1b7616cd7898d66b319ec087a646382b55	a324e65ddd8cbd7eb7df88320cee53ee-143a0fd42eb041e398cb2e2e5cacec20
314	1463628600883093	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012534	\\xf8cbf66167a8ec5a316c407cd4ed4048b200494407dff52d9ca52de68f0ab4a4	a324e65ddd8cbd7eb7df88320cee53ee-2ad08520a3a1580f5389079b7a7efddb
315	1463628600883854	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012534	\\xada6f08478372351e1f7d36355c99b659499c8da18384839f2d6473ac85028ae	a324e65ddd8cbd7eb7df88320cee53ee-fbbda8c10cc1ac798301a7900d2ad3b3
316	1463628600883957	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012541	\\x3345636961931b1a8338da0e5aeba3c58a3e85552f17f507a4bb4a3ecf6f4c80	a324e65ddd8cbd7eb7df88320cee53ee-586458dcddba3f0e0fc0862f9b1a10d9
317	1463628600894548	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x0a1db79ec6dcefb6f33e7c615881b4ec8afae439cea3fdffba68ee0bb865cafe	
318	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x797cd1ab1597b2cdc7b2e0c943c4fe751c76891718ae1f39262ded880b8d60b7	
319	1463628600894548	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x0e4664140ddb2473ce521ef15ad23d87882d60d6b3d7bd95d73764ff609b3a9b	
320	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xa83b700559a06944f60c74f61d0a6e5c88ada254ba24bad3104b223cdb6e094b	
321	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xf5a543f83e0a2ebd064180a84d2dbed4cd5e4e3c42ade86624c752869dc62f97	
322	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x34aaa08a844fa2ad4d8b0622cac87a9cc0a99940f3cdcf8582001c087ab3e7c0	
323	1463628600894548	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x29b3f813fdda1d93af5d9f63e10ec784a92c814fcf5464c784c0026454a6d0a5	
324	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xb6c8246aadc7de70e375d202f09225d99efb79faf7b89042414612a22b65bf23	
325	1463628600894548	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x728061c1a32c40f10fb7c4464231bd1d7f02fe2cea11834001b2d65be48c79df	
326	1463628600894548	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x97f901f9a103be6d3e22fd2140d46bf54610aaf43a9aaf367a322c6545e1dd0b	
327	1463628600894548	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x8d68f7ed8b40a06548d0638a9b573e1bc7fc1b0bb8537a92e80589e7ac9eeda2	
328	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x49e13d95f82ded02d135af07e84865652f2ba9318f37ab90009dde5a75ef22ec	
329	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xf21ab993a0088b235aee4dbd53cd1777283d1c08016cc5d08adbd7fede5cb3e4	
330	1463628600894548	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x138c7d51cb091eb8148ee91d1710be66df2e7620e121a0126bc67f5b99732602	
331	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x8e7dc81ab0f79d1a7130141d6e777115074f611399956a13d5f41ffc02c28b33	
332	1463628600894548	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xc092e657c807c1ac254df51a6127f771678ce1a625dd010332512fc2eb1ee7ef	
333	1463628600899948	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012548	\\x8dcb7ac6d5050b49ef77e7f173a3fe5314b6e39793efdd398a7be8a62c612833	a324e65ddd8cbd7eb7df88320cee53ee-cc6143a2be23c508eb080cf977b5794e
334	1463628600900450	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012555	\\x88049372253b3242c0876a498b6f09a6b305f636e143d9c43357749624fe5fa4	a324e65ddd8cbd7eb7df88320cee53ee-53cc2389c0eb2a59434f1ca013861832
335	1463628600901032	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012555	\\x8b1c2fcbdf421b92fdc3b805d63e1a954625daefeaf0f8b652f6e434c769f97b	a324e65ddd8cbd7eb7df88320cee53ee-5983194a45564193753e397318741375
336	1463628600937070	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012576	\\x85f9cd7dfc232b3c6cee9f5b3f8f22005c1222578260b53a102b30eafeac5777	a324e65ddd8cbd7eb7df88320cee53ee-a6342e0cc9f33213c3b9f3c06172c31e
337	1463628600945297	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012562	\\xadd5bc37f0b19ef5b32ab32d0cd15043dd4f29dcacdfaa790de85bea465634b2	a324e65ddd8cbd7eb7df88320cee53ee-cec19525b0863323b1735447cc7a6714
338	1463628600946480	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012569	\\x0f8287df80e9633920a14804fdafe1b2bfc005f28c18bf571c9a902d7df9d559	a324e65ddd8cbd7eb7df88320cee53ee-8a7c4ed55e0acd54d0c465a310a9370f
339	1463628600947660	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012569	\\x70cfe2483d6439a5ba6bfd26626140d13f598a03da7961ac77512b01bbb24d08	a324e65ddd8cbd7eb7df88320cee53ee-052140e26d5792618461d34c68ecb95b
340	1463628600947732	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012562	\\xc1f6de9bead28f98324da7d4d7cd5a4e194c255b18f61cac63162cb86de6eb25	a324e65ddd8cbd7eb7df88320cee53ee-94d47edc2cafe8de9b3e216cda39a640
341	1463628600972080	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012583	\\xd0fb36da7c0a5be4ed5a7c6d3affbdf856a8cda9f08b6b419da9cd0c7d4b4809	a324e65ddd8cbd7eb7df88320cee53ee-a1d3136b5024b635c6a9ff8a607f371a
342	1463628600973244	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012583	\\x0f823149a2a41483326c7ba29bbf37a196888e7b3ef5816f555284f5b688cddd	a324e65ddd8cbd7eb7df88320cee53ee-662bab14b1fcf3885acd5a193dd13fc4
343	1463628600973319	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012576	\\x8e4ecb1314e34266895a62d8614b4e7562a45e8372c7e811b1701716b0261fd7	a324e65ddd8cbd7eb7df88320cee53ee-c389e8d19630ce28a2f54cf52f5052af
344	1463628600990118	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012597	\\x31d3650db4d1aad316614800ce12d6479f5c319dfb443f263e142168900466cc	a324e65ddd8cbd7eb7df88320cee53ee-41b1fbe589f3df2e547d2771a3419d3c
345	1463628601001068	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012597	\\x6a230b7fc58c7c7e94a09c75b229fc18ef60fc7617c99f54dffd9f7dba088eee	a324e65ddd8cbd7eb7df88320cee53ee-ba16feaa7862367e236941c1cd7caaac
346	1463628601003167	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012590	\\x403a55a97f173e091b0fc6a78e89a963ba9c7c08d4405fbbb36cf3951d77fb58	a324e65ddd8cbd7eb7df88320cee53ee-a41817b86780a01fda0b667dcad9e8ce
347	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x79388abe545396db8d4bef82332d522af1aa52ba242fa5f1917bd6af681048c2	
348	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xf9002732aa279d1499052b616ca0a74e32ea3371eb2199b186000bd16e78a543	
349	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xd30cb9f38dbddefd978b49c94cce53632598fd3f9df81f34c6953f13797a242e	
350	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xf0fca9a95d40a5c24b482eaf31728ab8582bf4fe8e3e36f71395ecea603ea128	
351	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x46e22e16338707a6e69667de135b55f1702ed3e03a98cac53133f5dd998b298c	
352	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x96b941b0fd8d4e8761f676cef0b24b7132f998465b751549e1ecf2659f70c837	
353	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xb75287902cf7ef0f6decf08424de76f221aea20b2522d5b555d306e28b9293de	
354	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x6a52519a548336a84c28f097ab28873ffd4abaa4009dd44f51aa329904c146bd	
355	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x26348487826450f7b9be3c5102566c537052b1cc461e63eddce2ab3d545428ff	
356	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x89149053ca1d3527336c71e6be506d1c4a672f92d403ff7d73e7773626571204	
357	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x394906f3b83950cd3a4bd225a8a6ed3e1d1d46b86fadd71f0cc6420ab5570df5	
358	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xfac1f5e9e3ba16793c9edf62eab40be62955b08809fcf6ecd57f3b14ee60a20c	
359	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xc52814a9f0f69337e85ac4d12c65f75d1c1ee740ea7e3ecfc317a8215fa4a2b2	
360	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x1b706fc61feff3ad782e926ae2f74d45a63d9e8dd907f975d4fadba9050d658f	
361	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x97a6ab3a23b0d2217dd2b316f4db748aaa7fcd4ab5189f0e02a4b388f3fd9755	
362	1463628601005745	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x880434a98937918a45ea9ac683b217fcba2ef5ce61e6c089a8998244604b39d4	
363	1463628601005745	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xc279c429c558b93a48325ce95bc20e44de2088ef38a3bb9d67ed9cd88ef743a4	
364	1463628601010327	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012604	\\x1dc0ea7d55c1750b17941f5cbbf7c519b09fa1dfb0ef202daeb4f0d62d2bbee4	a324e65ddd8cbd7eb7df88320cee53ee-8e59e1b28fb5d77ed58fbc68608472ee
365	1463628601012216	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012590	\\x072f42a2426a03711ff42f8b59000549f549619d2a07a385a9050f8ef37e06b9	a324e65ddd8cbd7eb7df88320cee53ee-667752e98fc05a2b951e4904e0240481
366	1463628601014706	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012611	\\x93c89070b5243c8523e10ed87a10ce5cde8c03b082d6a30ac799f98d69dcb4e5	a324e65ddd8cbd7eb7df88320cee53ee-99bff4ebbf0414db3d00eed187391ba6
367	1463628601015582	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012604	\\x64d172c39ddf628a502d6753e370d7e7527ba3e1af873da9b925dc5dc8ba667d	a324e65ddd8cbd7eb7df88320cee53ee-558e79449d1e3e43110a02e324c2945b
368	1463628601016902	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012618	\\xa8e042105ae6df931c95a8afda4ad165e88cf324c90efaecf9425f3de91002ae	a324e65ddd8cbd7eb7df88320cee53ee-43bce003aaaa9edac339075b1156daa5
369	1463628601018340	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012611	\\x76f252e1f940ce1c55d16b1aafce07fcaf72d75b64bd403b29be63cd4f4b5878	a324e65ddd8cbd7eb7df88320cee53ee-349b4736256855b1c3da85e8e0818147
370	1463628601021561	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012618	\\x30926487c1e8ac03ceddfea106c4462ac2dbb98fc08413a796fa073a8b231f06	a324e65ddd8cbd7eb7df88320cee53ee-7e0306385dd60a52b41d2ddc0d2965dc
371	1463628601044713	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012639	\\x65547cb11c5462786137c9ec17cc084c3cf1db335417258c32f6e07ade957bfe	a324e65ddd8cbd7eb7df88320cee53ee-42908a266f13c1a9356c02c9a1712522
372	1463628601045079	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012625	\\x7d29c1d50d869f736e63c09f288f0650411eb0a0dab7ac130b8379197dd39461	a324e65ddd8cbd7eb7df88320cee53ee-e8ad0656f4582c47e748e098668844ec
373	1463628601048385	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012625	\\x220879660c84317161046bff14c94da261d0a7f0bbf3e9527d070018673e53a2	a324e65ddd8cbd7eb7df88320cee53ee-c8e5f1b0cd5da1a1e4bd26f930107fe4
374	1463628601048630	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012632	\\xee9341bef95663ddb0a1df22b97336b22b842db2af1dd6d2819d3060b9ce4ef0	a324e65ddd8cbd7eb7df88320cee53ee-d20b54a4729e4e18e770993cfd3ca840
375	1463628601061513	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012646	\\x6f8f4050da4f8e71bdd0626644c73a28fb8a33f0cdc4b5b2901b88c78565d68f	a324e65ddd8cbd7eb7df88320cee53ee-d74c22fd468910c3360f7261ee6716e5
376	1463628601064548	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012632	\\xd291fef9f8b4a761d5d4162395bbdcedd3413949a2dad2894cd205299e8a68b2	a324e65ddd8cbd7eb7df88320cee53ee-a84a65238c74719731868f8da420f50e
377	1463628601065954	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012639	\\x5132cfbfc5f05f20f255d457f946ef9eca475812dd14b3deb34b666bd11ba198	a324e65ddd8cbd7eb7df88320cee53ee-b382e79ef96a97573ecb3584f594cd47
378	1463628601068562	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012653	\\x23d93f7dd030558621cbdb227c0d2f644e6c7d0e7383ff6a24f809b6ce6e633e	a324e65ddd8cbd7eb7df88320cee53ee-bcef48e09ecf77067d29dece3716d6db
379	1463628601072169	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012646	\\xdebe759863dbf1368b7363181227efe08c25e018a775b3e54ec263260c591b8e	a324e65ddd8cbd7eb7df88320cee53ee-bef8f8f146fb97beb9714d1a61c44842
380	1463628601073193	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012653	\\x5125e12f89241cd4202261dbfb5473a16531bd4abd8f898ae8b9f104888c47ba	a324e65ddd8cbd7eb7df88320cee53ee-75ced8a1224221b9225a67ebbc5ac9fe
381	1463628601075130	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012660	\\x0c81a709144076de70af26225fb277cc5ee1cf73acd348cd03eabd5cb8775440	a324e65ddd8cbd7eb7df88320cee53ee-4cabb9c795453b6077b73f6a2fa26e7e
382	1463628601076933	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012667	\\x39e8539963c0623f34a58f102845e2c6ca0197b45631f6fdb6e1b93129c40a39	a324e65ddd8cbd7eb7df88320cee53ee-d23561865109b2d65b13da37538f8a2f
383	1463628601078001	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012674	\\x6290933f130c6bb0b5dbce1e7ad4ebbf9dcbaf12f45aba8b2c96d82238c50361	a324e65ddd8cbd7eb7df88320cee53ee-3ba9e8abfaf1d11d09cd487fa61d5dc5
384	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xf5f5d86982c2f1c196cf3ac230b3220f48924600d87bbf0bf76c0457aadb0907	
385	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x73d05c9ea896c7ab1a2c30668e1094cb1cba5d32896a3c8f4cc405eb4ade3e7b	
386	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x8e69c4470f713cf3093c6a56043427bd1671bf8c212f4a3532c110109bd54489	
387	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xc21e213505bc85b5b9c061b1de98a5c79e682cab1d6bae1068be821414e5d78f	
388	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x2aa12d5c7e8c2c5e2c5b766fcec788b1aee529de6194ded98939d2e8af559c2d	
389	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x0cbff0e42f51d679909ee546f4d4522d399614df05cfac6da7cf831f662351a0	
390	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x4dc4eed2f44cbbc9e182622aaf83c516acaffa0f87bbc7b69a1b27c17c482dd9	
391	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xf90e551c56f1b829e05137b3bf4ea587e9f3bd675c0f2cd6c42cfa1a81693a36	
392	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xec8ebda437ef4735ea3285555aac2f9ff517c19c6a1aa9e75aa2da4a5a647d87	
393	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xdb357c8a4d62a97c6bada7fa2cc157742baf98816a83c0e585cfded01a2e72b1	
394	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xe77e61361f633f068a609a7b13fcc55071adeb87709e9e5e58471525876e136f	
395	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x6a116457e6af343edaf39477655f696f70a727507fc4bc3c50437dc13c442824	
396	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x4269687d71c4d99c13416c96393f4dbf9e786e77f7885ed0cfb2378b3fab7f6c	
397	1463628601080547	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x92da04dcf30692142e290d5743a020683ce6d1bd9078b10c05683ac6535bbe40	
398	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xc17a95d07e02bfc2621ec83a3a8433d6d5acc73225c8257d7a463a3421eaa204	
399	1463628601080547	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x1f3d717f462e209aca5f971bf30d13e1295c51aaa7f30ea124e59321b79f1fa8	
400	1463628601082076	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012660	\\xf31ab26a5fec0d03f4e0e61a7017e7663024ed2763250f9fa8c483a43a154b17	a324e65ddd8cbd7eb7df88320cee53ee-24d555b7a857340c8ab1bfd29da2d4f9
401	1463628601084275	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012667	\\x26db6362667a8df1bc7d3219e08728e253ed1582fb71707b6e738e1299cf421a	a324e65ddd8cbd7eb7df88320cee53ee-7492cd1602985ccbb0a08bc7be30eb38
402	1463628601094826	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012681	\\x3c6589d4f8e70c8ac30e7af1664c03fa7dcb07c84e09c8acb75085cdb81e476f	a324e65ddd8cbd7eb7df88320cee53ee-b419a3f562c627a9932fbb841929e98f
403	1463628601094754	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012681	\\x57b30016060dbb17710ad7d099283c814033b89fa4e19be57ad7f3ef11e11266	a324e65ddd8cbd7eb7df88320cee53ee-b05bf549e0611e16554c102591ebe081
404	1463628601096333	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012674	\\xe9aa679fb77cabf92e146713b57a8090f55331453b1a2a5267e282342ccd33ea	a324e65ddd8cbd7eb7df88320cee53ee-a553e017be098644633131894ca823eb
405	1463628601096425	atena-number.registered	success	202029	mayor	system:atena-system	127.20.1.21	100000000012688	\\x89363bf528038fbc0b53a690dae4a0f572fd25a4575e65ffa70871786971a2ea	a324e65ddd8cbd7eb7df88320cee53ee-ff7384488becb21d986b24c23ea2fcdd
406	1463628601103703	atena-number.registered	success	202029	education	system:atena-system	127.20.2.21	100000000012688	\\x1849e8628960d6fa3da5a608fcfd4ad826544aab998f03ec04b82d0fa8e6e4c8	a324e65ddd8cbd7eb7df88320cee53ee-89c0a821a32a7a1d788e602dc3e395a1
407	1463628601142316	repository.read	success			anonymous	127.20.1.31		\\xc5651656800cc4e75bf7fd2c722daa8521fbdaa92b082949d80fba2ed23dd8e7	a324e65ddd8cbd7eb7df88320cee53ee-29494a9596a892e1638fcf289150f433
408	1463628601144607	repository.read	success			anonymous	127.20.1.32		\\x315178ecd9104ae678ce9735f1412df27a9cb7959dea448e00fee0f3c0b2fd7b	a324e65ddd8cbd7eb7df88320cee53ee-4cc7e76318df1fd0e0e87d2f131f0cdf
409	1463628601146732	repository.read	success			anonymous	127.20.2.32		\\x505070148067ed8097b52011760f65d7111435d83916582308e2424a52de588e	a324e65ddd8cbd7eb7df88320cee53ee-aee716d5205c1408f898d7f8a7077366
410	1463628601147344	repository.read	success			anonymous	127.20.2.31		\\xce50bceffdb0a965e97faac2e5300ba7af507b01ef4553ba47be376ba58f3d9a	a324e65ddd8cbd7eb7df88320cee53ee-1f196d0558a30f8c472f25d6b0e1d07a
411	1463628601149678	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x98ce247228238028fa2f55a87854beba7f158b02e2b40d877afd095aa8dccd09	
412	1463628601149678	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x5a9b22b41f69aaf59681540008bbeea9d1de91d7ad064a436087024a09802a72	
413	1463628601149678	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x6fa220021ceffbdbf6a32ef63d6ad5aac512a1cd61cb8369ee521b24ec57f5cf	
414	1463628601149678	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x38eea0cc5654b8352622342ec6b634ff70db2855714436272c886708bd2b23d3	
415	1463628601149678	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x9eb0ea5f22d9393f5d9931afe765e2ba263312e070a5e6b56c4c699d2a0da05a	
416	1463628601149678	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x6416ad79aa229cef17aad4515f23b68b23b368165987df98cb7636135f0120e0	
417	1463628601149678	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\x784a74320300dc5985a1c83caba86f9006a793ee719438c03e76e647f2e2a9c9	
418	1463628601149678	name.answered	success			system:name-server	127.20.1.32	mayor-202029.chukan.example 127.1.0.1	\\x3ffda2206349e1c97e20c8578e666be6fff394b8b73fb49f93f615ad3ab85f07	
419	1463628601149678	name.answered	success			system:name-server	127.20.1.31	mayor-202029.chukan.example 127.1.0.1	\\xf9284ed3e6fde7285cb2eb2b20a2b8c60783c28119ca4577fd303ad41a29e369	
420	1463628601149678	name.answered	success			system:name-server	127.20.2.32	education-202029.chukan.example 127.1.0.2	\\x1ee119ca94bdb1f35033d29e1ebc74b9374acd98a74723ff0a554af12cae301d	
421	1463628601149678	name.answered	success			system:name-server	127.20.1.31	repository.chukan.example 127.1.255.1	\\xc1c7ac55fdb176f2b53e39acac8cb96ff1535be76f6ff31b2bf9e152a76a4351	
422	1463628601149678	name.answered	success			system:name-server	127.20.1.32	repository.chukan.example 127.1.255.1	\\xf3b73fe2e48e456ea0833025b0a5a450d4cae54d48e6470e07d50d2f9547b3e0	
423	1463628601149678	name.answered	success			system:name-server	127.20.2.31	education-202029.chukan.example 127.1.0.2	\\xa2dd668b449c837db69149e1b6ec4fc8d6688bf319d87b73f827db692cbdd686	
424	1463628601149678	name.answered	success			system:name-server	127.20.2.32	repository.chukan.example 127.1.255.1	\\x05f18949b7de17ccd38cd4ea1588f9246e47626b2a578ed66dd518c3f1121a80	
425	1463628601149678	name.answered	success			system:name-server	127.20.2.31	repository.chukan.example 127.1.255.1	\\xd6a3bda32e0f0584d3d53118c4d2c4f3ad0b6344d0368f5401f1fb2a19ce3d28	
426	1463628601167458	replica.registered	success	202029	mayor	system:legacy-welfare	127.20.1.32	legacy-welfare accepted=20 unchanged=0 rejected=0	\\x7009621ee3f4385f356141f2ee1dbe7409d076ca686a6e95e582fd0ca7bf2b78	a324e65ddd8cbd7eb7df88320cee53ee-36acf777f850f65c56fc06a5654848b2
427	1463628601126477	code-acquisition.advanced	success	202029	mayor	system:atena-system		100000000012345 numberIssued	\\x50f5b4303a5da236620a839934c74793dc53a166ce93c462acc8aeeb891d4e11	
428	1463628601137860	code-acquisition.advanced	success	202029	education	system:atena-system		100000000012345 numberIssued	\\x214ea124ad06fa3aaa424d49502762d400df70f92d571852d8b039e0d84b955b	
429	1463628601171381	replica.registered	success	202029	education	system:legacy-tax	127.20.2.31	legacy-tax accepted=20 unchanged=0 rejected=0	\\xae032ca9acca14805c560947179228e3b2b70cea96a3265e79cb38336748c3d4	a324e65ddd8cbd7eb7df88320cee53ee-b2e79a09ef18a2f2ba8ebff74ab340c0
430	1463628601171100	replica.registered	success	202029	education	system:legacy-welfare	127.20.2.32	legacy-welfare accepted=20 unchanged=0 rejected=0	\\xd36276c545d9d308cdb920abe796015b141444340bace55e58fa2089eb7b9093	a324e65ddd8cbd7eb7df88320cee53ee-ab36f517c398c531a074cf2b6cd9b43d
431	1463628601169709	replica.registered	success	202029	mayor	system:legacy-tax	127.20.1.31	legacy-tax accepted=20 unchanged=0 rejected=0	\\xcbf5e13d13ebe0103812944537f014716a1a048d70acadf7a0f391bceeb52959	a324e65ddd8cbd7eb7df88320cee53ee-654151076c58331e8c73db92db9f8578
432	1463628601126477	code-acquisition.advanced	success	202029	mayor	system:atena-system		100000000012345 awaitingRegistry	\\x1b21960b784f160409f689b3d5169e3e5007f1141ffc1ddeaf6cd63a5e8ae453	
433	1463628601126477	code-acquisition.sent	success	202029	mayor	system:atena-system	127.20.1.21	100000000012345 0154c710-1751-707a-af5f-6dcff8d26d22	\\x31b9af863a4b1406060a0ccf617c5039cd58a337ebc3ccb5376d79936fd79601	a324e65ddd8cbd7eb7df88320cee53ee-448cd8537ac1ba2bcc03d3c3d9904262
434	1463628601137860	code-acquisition.advanced	success	202029	education	system:atena-system		100000000012345 awaitingRegistry	\\x4b4234974839a1d13a1686d6ead5ecf7fba08b0f5f88f91153b100b36543292e	
435	1463628601225145	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\x6dd0e70595030199a08bc984599e7fb34d215b46c547083d4f7a0a1648a3d037	
436	1463628601137860	code-acquisition.sent	success	202029	education	system:atena-system	127.20.2.21	100000000012345 0154c710-175d-78d4-81a1-bbe3a81ddd6f	\\x7d10bdff762957b680260184baaf97a79aeedf078b2ae107513b4a67c6962855	a324e65ddd8cbd7eb7df88320cee53ee-3b789a00d029a60f4e1df16cc37a4e7d
437	1463628601231260	code-acquisition.advanced	success	202029	mayor	system:atena-system		100000000012352 numberIssued	\\xce6c9169c1cf332641d074b1d3afb2cfb45e9cddb87dae12267a042d13f2ee47	
438	1463628601248529	code-acquisition.advanced	success	202029	education	system:atena-system		100000000012352 numberIssued	\\x14bad31e1d1a0a3b466cd0eec43cb8300789a8a340d58413e5eb0eb5e2edc193	
439	1463628601231260	code-acquisition.advanced	success	202029	mayor	system:atena-system		100000000012352 awaitingRegistry	\\x3bd7886b92453c54662dda75d6177e9a930779801d90c305ad91f309a31eabd0	
440	1463628601289329	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xcefe12c8780c877ef4c7bdc0934da182a10c1dd99948cdd45f99639dcc8344c2	
441	1463628601231260	code-acquisition.sent	success	202029	mayor	system:atena-system	127.20.1.21	100000000012352 0154c710-17af-766a-aeb4-bff575c417c6	\\x9b2b750a9dea2615813bc67a1231763769c2b25f85545e76228888b74f60496e	a324e65ddd8cbd7eb7df88320cee53ee-71814d596475aaab63663c9c26a09351
442	1463628601248529	code-acquisition.advanced	success	202029	education	system:atena-system		100000000012352 awaitingRegistry	\\x0f8956846f3f50ab9137fc41853d6ebe1da95b343fa7eed5207016e6bbeb3469	
443	1463628601248529	code-acquisition.sent	success	202029	education	system:atena-system	127.20.2.21	100000000012352 0154c710-17bd-7780-bd07-fbe3ee685c1b	\\xed1289e48001943c364be925951a63f0147dac225737a5fe0b8f550ea1234c66	a324e65ddd8cbd7eb7df88320cee53ee-96feb37fb22b35260339685d052201d1
444	1463628601327039	code-acquisition.advanced	success	202029	mayor	system:atena-system		100000000012359 numberIssued	\\x74fc92f54c1580fd1760992b63e3026751d87bf75908a41a2b3e8bb3cfe9d256	
445	1463628601353033	name.answered	success			system:name-server	127.20.1.21	mayor-202029.chukan.example 127.1.0.1	\\xc4f695420e949210ab4d79e18a34f876098e27d0a80fdec598f2f943b36ffdee	
446	1463628601353033	name.answered	success			system:name-server	127.20.2.21	education-202029.chukan.example 127.1.0.2	\\xf2fcf972615354b511dc6a6761fb2df35a6d39433fac6cd1e38995cee85f4407	
447	1463628601327039	code-acquisition.advanced	success	202029	mayor	system:atena-system		100000000012359 awaitingRegistry	\\xefce8df60f5f6eb17753e4ce1651c77027141ce1b1ac9e230ffc5f777d8a8b7b	
448	1463628601328802	code-acquisition.advanced	success	202029	education	system:atena-system		100000000012359 numberIssued	\\x96f888d7fabdfa20db481a3fa176829628405cf7a779940a5a31b8ddcdefe195	
449	1463628601327039	code-acquisition.sent	success	202029	mayor	system:atena-system	127.20.1.21	100000000012359 0154c710-1809-7c65-b086-e807ef82e9b1	\\x68f37d313fe570352b1928f37533a86f36a1da4f58d9c65d3fe8441f729a5eee	a324e65ddd8cbd7eb7df88320cee53ee-9f8a0b15156d7e546cc6ee78741d6803
450	1463628601328802	code-acquisition.advanced	success	202029	education	system:atena-system		100000000012359 awaitingRegistry	\\x36799be6d70a24182da08bc9172933eb706b7403e39a40764bded9fa430e9020	
451	1463628601410631	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example 127.1.0.1	\\xe28de62889adfd0eea17213424b806c807ca9c191d14f7de8c8f87a62519c244	
452	1463628601328802	code-acquisition.sent	success	202029	education	system:atena-system	127.20.2.21	100000000012359 0154c710-1827-778e-a4e9-777db4a01481	\\x3ba97f2cf712f1ff10230b4ddcb15392f238f2a3f93b44371a975d00080bbbd0	a324e65ddd8cbd7eb7df88320cee53ee-b91ec7518c13fc27d40ad4aaa7822b1d
453	1463628601408945	account.signed-in	success	202029	mayor	account:mayor-clerk	127.20.1.12		\\x4376b85173aded142e7e85ec2b17d2503b0ea5c560f925dfcc7fe92a3789ac70	a324e65ddd8cbd7eb7df88320cee53ee-8b1bd5a1432b5dc8edfdae4becd98fda
454	1463628601467801	basic-four.form-shown	success	202029	mayor	account:mayor-clerk	127.20.1.12		\\x4626d96bc87c0ecb19315d4369a8a47c86ef16e217ff5ebd6b83aeefe02c1006	a324e65ddd8cbd7eb7df88320cee53ee-d3ec0e5746fb5f3938e1fb7d91f4243d
455	1463628601442616	account.signed-in	success	202029	education	account:education-clerk	127.20.2.12		\\xf7b5fdc9b2095fa4448294445a468911f5c904a403a5ad985991eef7d2b3e997	a324e65ddd8cbd7eb7df88320cee53ee-f7ff97f9065f8e02f632dbdda291f764
456	1463628601477276	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example 127.1.0.2	\\x4d71c093ad92149a467b3b7406ea48efda30f33e503d8c070e9eddca0decd81d	
457	1463628601477276	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example 127.1.0.1	\\x0ebe9abaff15f3ecc52cd127eb88a888456fda61431fc1281a7cb74c9a6c7c22	
458	1463628601477276	name.answered	success			system:name-server	127.20.1.12	mayor-202029.chukan.example 127.1.0.1	\\xef9aa3e637c4b57a1e819aae8aa0bcffe8643a7344204ac15d155cf07dcf0827	
459	1463628601506173	basic-four.form-shown	success	202029	education	account:education-clerk	127.20.2.12		\\xc32c84ff1673071773252bce3161adc4657c6a928907a94e41c5c09a654cba91	a324e65ddd8cbd7eb7df88320cee53ee-4d9831f74c092e0d7f3f22b9dff64c61
460	1463628601481322	basic-four.shown	success	202029	mayor	account:mayor-clerk	127.20.1.12	100000000012345 団体内のシステム連携テスト	\\x307673a10793e772a48a5e047ea91adbcde4d2ee2a63c3e5477a9f5d362316ae	a324e65ddd8cbd7eb7df88320cee53ee-5b77c548a8e43a35b97145c32a178ccf
461	1463628601522257	basic-four.shown	success	202029	education	account:education-clerk	127.20.2.12	100000000012345 団体内のシステム連携テスト	\\xdd71c7a28de1bf127dc7da3c6d06a961d544aa2c63aa6cb1510db86d799eb994	a324e65ddd8cbd7eb7df88320cee53ee-6606409e30a02e004e76cdcd5ef23edb
462	1463628601549044	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example 127.1.0.2	\\x13b78674f74bc8ef84e10a090d8da944760d6b3b6d105cf74f0dc342e1958895	
463	1463628601549044	name.answered	success			system:name-server	127.20.2.12	education-202029.chukan.example 127.1.0.2	\\xb7a48dd20d9433846917bb21576a535a1da2c76679248f6a4fbac7e14c579940	
464	1463628601704444	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xbb8f90bea43a5741e79ddf17017ab5b34477895a1f54ca388879a28856ecd773	
465	1463628601803036	integration-test.accepted	success	202029	mayor	account:s202029-01	127.0.0.1		\\x599553d8f8bb913c760818ba5952e238cb9458a50b5a143f45ce7db262b80b89	
466	1463628601803036	integration-test.accepted	success	202029	education	account:s202029-01	127.0.0.1		\\x576a1f101b468c8e38fbcf4bc1e81033cb4b50f896db1bd1e5b0e996b6447756	
467	1463628601852093	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xe61a3e4b6423350a0f2d622392f2b82df02dfb87a10393b8db71be1bf4ed9284	
468	1463628601884622	checklist.received	success	202029	mayor	account:s202029-01	127.0.0.1		\\xf203cebfcf483b44941aebc4f914d1bdfd8757a8a7e5f0bcf9e51a27ee3b7bc6	
469	1463628601938830	usage-notice.shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\xf5fcf78f08b9a63a2b16649e7db32a048447fea0a307a01fbdf86a403978fb43	
470	1463628602060776	action-plan.entered	success	202029	mayor	account:s202029-01	127.0.0.1	2016-05-19	\\xf2c677b51b02b954c4f2777b9b5f26a9b3362f0d327d827d03f1f285f2c6f061	
471	1463628602060776	readiness.completed	success	202029	mayor	account:s202029-01	127.0.0.1		\\x25167bf8f6b8335a41fc8705d0f38c601982df486ef5107b4837001b51e13040	
472	1463628602074493	support.home-shown	success	202029	mayor	account:s202029-01	127.0.0.1		\\x2f2397d1e16be310247c3ddb6da05a68fa6d944fdb44dc572934c1b48156dced	
\.

COPY earlier_schema.certificate_subjects (tenant_id, organisation, unit) FROM stdin;
202029-mayor	松本市	首長部局
202029-education	松本市	教育委員会
\.

COPY earlier_schema.checklist_receipts (organisation, content, received_at, submitted_by) FROM stdin;
202029	\\x504b030414000000080000002100615d493a4f0100008f040000130000005b436f6e74656e745f54797065735d2e786d6cad94cb6ec2301045f7fd8ac8db2a317451551581451fcb16a9f4035c7b422c1cdbf20c14febe93f0505b51a0824dac64eedc73c78e3c182d1b972d20a10dbe14fda22732f03a18eba7a5789f3ce777224352de28173c9462052846c3abc1641501336ef6588a9a28de4b89ba864661112278ae5421358af8354d65547aa6a6206f7abd5ba98327f09453eb21868347a8d4dc51f6b4e4cfeb20091c8aec612d6c59a550313aab15715d2ebcf945c93784823b3b0dd636e2350b84dc4b682b7f03367dafbc33c91ac8c62ad18b6a58254dd0e314224ad617875df6c40c556535b0c7bce19602da40064c1ed9121259d8653ec8d621c1ffe1db3d6abb4f242e9d445a39c0b347c5984019ac01a871c5daf40899f87f82f5b37f36bfb33902fc0c69f611c2ecd2c3b66bd128eb4fe0776294dd72fed43f83ecfc8f1d79ad1298374a7c0d5cfce4bf7b6f73c8ee3e197e01504b030414000000080000002100f29f49dae90000004b0200000b0000005f72656c732f2e72656c73ad92c14ec3300c40ef7c45e4fb9a6e4808a1a5bb20a4dd26343ec0246e1bb58da3c483eeef8990400c8d69078e71ece767cbebcd3c8dea8d52f61c0c2cab1a1405cbce87cec0cbfe69710f2a0b068723073270a40c9be666fd4c234aa9c9bd8f591548c8067a91f8a075b63d4d982b8e14ca4fcb694229cfd4e98876c08ef4aaaeef74fac980e684a9b6ce40daba25a8fd31d2356c6e5b6fe991ed61a220675afcca28644c1d898179d4ef9c8657e6a12a50d0e75d56d7bbfc3da79e48d0a1a0b69c681153a94ee2cb5abf751cdb5d09e7cf8c4b42b7ffb91c9a85822377590963fc32d22737d07c00504b03041400000008000000210044755bf0e8000000b90200001a000000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73ad92c16ac3301044effd0ab1f75a76124a29917329855cdbf40384b4b64c6c4968b769fdf711094d1d08a1079fc48cd89907bbebcdcfd08b0326ea825750152508f426d8ceb70a3e776f8fcf2088b5b7ba0f1e158c48b0a91fd6efd86bce33e4ba4822877852e098e38b94641c0e9a8a10d1e79f26a4417396a995519bbd6e512ecaf249a66906d45799626b15a4adad40ecc688ffc90e4dd3197c0de66b40cf372ae477487b72889c43756a91155c2c92a7a72a722ac8db308b396138cfe21fc8499ecdbb0ccb391988c73e2ff40271d6f7ea57b3d63b9dd07e70cad736a598dabf30f2eae2ea23504b030414000000080000002100147b74a3660500007d19000018000000786c2f776f726b7368656574732f7368656574312e786d6c95994d73a3461086eff9151487dc62603e402292b6244b38a94a52aef56e72c6d2c8a2560215607b935f1f66407c743792f742a19eb7671e5e66e801cd3e7d3f1dad3795174996ce6defceb52d956eb35d92beccedaf5fa25f26b6559471ba8b8f59aae6f6bfaab03f2d7e9abd67f9b7e2a05469551da4c5dc3e94e539749c627b50a7b8b8cbce2aad5af6597e8acbea67fee214e75cc53b93743a3acc757de71427a95df710e61fe923dbef93ad5a67dbd7934acbba935c1de3b2c22f0ec9b9b0173333c263be989de317f5a4caafe7c7dcda27e597ecb10a5417693b8b99d3aa7649d595be7c2b57fbb9bdf4c207e66b8951fc9da8f7a2776e95f1f3933aaa6da976ba2b4b1bf19c65df74e3ef55c8ed7aefe746e6222a909ddac7afc7f273f6fe9b4a5e0e65d589d429dbec5898a3754a52d3f329fe5e8f90eccac3dcf6ef02cf9df240dad6f6b528b3d33f75dc6bb2eb3cd6e4b136cf9b7c28913789bc4d94ec4389a24914dd88e24389b249943f9ae83789fe8f5e63d024066d22bfeaaa53df147303d771192f6679f66ee5e6ae14e7584f7b2fac3ad37791894b0fed7dade6e256ab975a6e92aaa89ea16f0b77e6bce9fe1bc5eaa2709ac03d0cac61600303110c3cf4024e05ded2b301fd05921935eb417a00f2a2682161600d031b188860e0a11718407212921b35ef4132007951b4907540f452f830657d51b4d43010f502034841420a042900a4809002414a002920240c4462045292901241fa00524248892003002921240c447204d227217d043901903e84ac03b2b69d49770a102fed2d220c44bdc000312011038408465c051031403e7ae079b00ea09130100523464e49caa951fbfd21e1ea2624606ddd1312b896080998fc1b4202267b4448c0ec7c2024dd6c1c38e2b9a42526acef0bf5a86b1b7bdd83a977df6882be06ceb646d34e470606da40810b0c8d885118982d0f94c61b31c3a3cdf07a66c0476adb78cd0c0f2330688677cb0cef9619c428c80c423366065d093dd633834333d807cc6018012e944673c50c76cb0c62146406a1193383aeb81eef9901eb9887eb313683630401cde0b7cce0b7cc20464166109a31338695ddecf038bbb2c3133d972474096f0898842e09cce64397c4d004895c020258fca276946e8fd88b0c1da02bb2e7a3e72e0be0f5121a342b2e9a6e834b644de105620d7747ee60bf5ccb8e1fd76b8e1efe01ba171c96c256d3f107d7cddf5c110cc92734f90493a387d304930b483e41e4935be4e38221f994269f6272b446a698dc87e453443ebd453e2e18be12b92439c3db000e673bc3c597c3d9de6aba372558f721f915c190dca3c971cde67063ca70a5142e24f710392cd2887c5c30246734392eb002bd89e2b226e00a6d351d39aca8887c5c3024e73439ae8602ae50866b90802bb4d574e4b0fc21f271c1905cd0e4c42b2b5ca10c572801572883f565cd6e94a4cd15c1905cd2e4f83d56a0152a31395aa11291cb5be4e38221b94f93e3975b8156a88fc8255aa13e22bff10ebcb922a8c99dde27af93ca5fd4bd3a1e0b6b9bbda6a599febd70f7d9d47c698271163e302acec31527e2f73c8ca8f852842b41e9451851f1a50c5792d2cb30a2e24b3f5cf994de0f232abe0cc25540e98330a2e2d5a628d49b1eaa2508f576826a9984ba5c532dd3509743a285b9a12e37548b17eac739d5c242fdb8a45a78a81f47548b08f572a75a64a89713d55279507f5b77ba59557fa7ff33ce5f92b4b08e6a5fcd30f7ae5a5b79bdc936e76576d667d5bc7dceca6a07defc38a878a772fda35a46fb2c2b2f3f9cf6ebffebd93ac767953f25ff29f375c4fc1370d9c1574536cb139596e61f84b97d8cd35db1adf4ba87baf7c874bb9865bb5d73fa737c3afffa87392ecdf1b3393e5a8e654efe9a399d78e60cbb71da7f4e16ff03504b03041400000008000000210000efed2679010000410200000f000000786c2f776f726b626f6f6b2e786d6c8d91bd4ec33010c7779ec2f24ef3a136a2555324be4425040ca5cc26be34561d3bb21dd26ed02c2cbc01130b120b1303bc4e24e0317052a5c0c674f73fdffd74fff370779172740d4a332942ec755c8c40449232310bf1c5e4687b07236d88a0844b01215e82c6bba3ad6121d5fc4aca39b2f342873831261b388e8e124889eec80c847d89a54a89b152cd1c9d292054270026e58eefba81931226f09a3050ff61c83866111cc8284f419835440127c66eaf1396693c1ac68cc3746d08912c3b25a95d7bc131e2449b43ca0cd01077ad9405fc29a83cdbcb19af45cfed6167b43179ae108598e4dc4cec6a2ddd9ecbeffa7e5077d65d530685fe19aa255a5c3241651162bf6b2fbb6c95d7c3a868f24b464d620b81dbdfd48e81cd1213e27e10b835dcf9456feed746241a731f0f379fafabcfc7f7afe7fbaabcad564f555956ab97aa7cae566f557967bfb06e1f5b6b9ef53960365163ea35f09618111e59a375681afd6ecfeb6314e79cefdbda993891a401d443adc9d137504b030414000000080000002100d36da5578f030000de09000014000000786c2f736861726564537472696e67732e786d6cad564d6f1a4718bef757a03d35879ac56d9cb402728854a9972a87b477646f6324b3b8de75d5def623e025e66325dbf8035c838d6dbae045c4714d30a63f667666764ff90b9dd9ad2387015ccb11d20ae6fd78de8fe79925faecf7d452e83761454aa6c5181799e1b99020cea71792e2ab18f7d3cbefbf7aca852439212e2496d2a210e3fe1024ee59fc8ba824c921122a4a316e519697bf0b87a5f94521959066d2cb82482cbfa457520999fc5c791596965784c482b42808726a293ccbf373e154222972a1f9f4aa28c7b83982ba2a267f5d159e07078f235c3c2a25e35139fef38b1fdda30cbeb6816abbcd3368efe1c3be6b1560e90d50cf61e5c8b9de80d90cb102ed1268ef819e057acd538e90d9a7dfe989812f4cf467350804ba0ab453a0eb40eb00dd0a1ca261391e0d53c40015da79a79f05ea36504f80fa1aa816797ab50cae903a3a40c9a3aaf59f8f52008aeaae59e8ed1529c5e99d79e50da05d007d0074933ed5a6a7ec39ffd4fd6ca3796067e876ebb051a679d4a6dbdc8199e31bdc12506b40dda205281a53a2df3ad0ce7da4dca87996279f6fc70741b3306af0b62ebdb522aee6d1fe1055dbb037010fe6fbd0c83236d6dd5354e76a076d1f8f1a50c9846b7d57c98c1a9ce13aec7681a2c086e5e94526618d8908168aed359453c6db8251b3db3d40e56b543df076cdf19b1f537790704cdd50db75157df494e5eda8c70f2f8076483607f43625a16adf2636d02ca09781d6a35ca544358883a7f6a0c11446e6463646e686768a78c8cc8d725c2f51925052b63e0c8c5ba5113a6e7f1830e4017a810a8480ea1d3fb2437537fc8bd400736fbcdd063303ff140ef3c463425fa321532413cccb19ee7bb5013e6e52d4460e55de05a3099835819e77dd044ca74a1e5f96a06978ea3ade6c7ef4739b06debc4295de97a86e3cc2ed363f3bc3f33867f83a6de146df17e94184bf51b31db02ae0cff896a9eb96c50efb06f3e41c6bef99a0933215a7de845d059f31ab425bbbaef6169e6ec28dba336048f632728fb9fb4bab03ad01f473da905980b9827b7a84ba7d26ef2ca30fbb8ecd2c6e7550b505d475a0e5a65e8a3d4a8c72915c8d4ceaafef4e0d336dafbcee537b9f8a8432d59a9af49b7bcc01158ff1df7b9fa395c70f42bd7f97730fc20b3480363ba8f40ee8af7dcfd664b0271335882fba4452d0ae100add16e3c386f9f43e54f6919ceb123ce87f5ac11400e6757927c0ffe8780a5e8467d4bc7d08cf763ec3c8c2e40f5afc5f504b0304140000000800000021003fd8ef21b1050000531b000013000000786c2f7468656d652f7468656d65312e786d6ced594d8fd34618bef32b46be83e3c40ed91559b4c926d0c2c26a3750719cd8137bc8d863cd4c76c9ad8263a54a5569d54ba5de7aa8da2281d40bfd35db52b554e22ff4f54792f166b26461ab16410e8967fcbcdf1f7ec7b972f541ccd0211192f2a46d39976a162289cf039a846debcea07fb16521a9701260c613d2b6a6445a57b72e5cc19b2a223141409ec84ddcb622a5d24ddb963e6c637989a724817b232e62ac6029423b10f808d8c6ccaed76a4d3bc634b1508263e07a7b34a23e41838ca5b53563de63f09528996df84c1cf8b9449d22c7066327fb9153d965021d62d6b6404ec08f06e481b210c352c18db655cb3f96bd75c59e1331b58256a3ebe79f92ae2408c6f59c4e84c339a1d377372eefccf9d70bfecbb85eafd7ed39737e3900fb3e58ea2c61dd7ecbe9cc786aa0e2729977b7e6d5dc2a5ee3df58c26f743a1d6fa3826f2cf0ee12be556bbadbf50ade5de0bd65fd3bdbdd6eb382f716f8e612be7f79a3e956f139286234192fa1b378ce2333878c38bb6e84b700de9a25c002656bd955d0276a55aec5f83e177d00e4c1c58a26484d5332c23ee0ba381e0a8a3301789360ed4eb1e5cba5ad4c1692bea0a96a5b1fa7182a620179f5fcc757cf9fa257cf9f1c3f7c76fcf097e3478f8e1ffe6c20bc8e9350277cf9fd177f7ffb29faebe9772f1f7f65c64b1dfffb4f9ffdf6eb9766a0d2812fbe7ef2c7b3272fbef9fccf1f1e1be0db020f75f880c644a25be408edf3186c3308204371368a4184698502478034007b2aaa006f4d3133e13aa4eabcbb021a8009786d72bfa2eb4124268a1a8037a2b802dce59c75b8309a732393a59b334942b37031d171fb181f9a64774f84b637492193a9896537221535f718441b8724210a65f7f8981003d93d4a2b7edda5bee0928f14ba47510753a34b0674a8cc44d7690c71999a148450577cb37b17753833b1df2187552414046626968455dc780d4f148e8d1ae398e9c89b584526250fa6c2af385c2a8874481847bd804869a2b92da615756f60e844c6b0efb2695c450a45c726e44dccb98edce1e36e84e3d4a8334d221dfb911c438a62b4c79551095ead906c0d71c0c9ca70dfa5449dadacefd030322748766722caae5de9bf314d4e6bc68c4237fed08c67f06d7834994ae2640b5e857b071bef0e9e247b0472fd43dffdd077dfc7bebbaa96d7edb68b066beb7371ce2f5e39248f2863076acac84d99b766094a077dd8cc1739d17c264f23b82cc55570a1c0f935125c7d42557410e114c438b9845096ac4389522ee12460ade49d1f2729189fef79b33320a0b1dae541b1ddd0cf867336f92a94baa046c6605d618dcb6f27cc29806b4a733cb334ef5469b6e64da80684b383bfd3ac17a22163302341e6f782c12c2ce71e2219e1809431728c86388d35ddd67abdd734691b8db793b64e907471ee0a71de3944a9b614257bb91c59525da123d0caab7b16f271dab6463049c1659c023f993520ccc2a46df9aa34e5b5c57cd260735a3ab595065744a442aa1d2ca3822abf357b75922cf4af7b6ee687f331c0d08dd6d3a2d172fe432dec93a125a311f1d58a9dc5b2bcc7278a8883283842433611fb18f4768bec0aa88467467db61050a16e9978d5ca2fabe0e42b9ab23a304b235cf6a49616fb029e5fcf75c8579a7af60adddfd094c6399ae2bdbfa664990b636b23c80f543006088cb21c6d5b5ca88843174a23eaf7050c0eb92cd00b4159642a2196bd6fce7425878bbe55f0289a5c18a97d1a2241a1d3a94810b2a74a3b5fc3cca9ebcfd719a3b2cfccd59569f13b2487840db2ea6d66f65b289a7593d21139ee64d06c53750dc3feff78f271574c3ea78f070b41ee596611576bfadaa360e3ed5438e3a3b66eb6b8eeadfda84de1f081b22f68dc54f86c31df0ef83e441fcd274a048978b15596df7c73083ab734e33256ffee18b508416b45bccf73f8d49cdd58e1ecd3c5bdb9b33d83afbdd35d6d2f97a8ad1d64f2d5d21f4f7c781f64efc04169c2942cde263d80a36677f69701f0b117a45b17fe01504b0304140000000800000021005f65e586af020000070b00000d000000786c2f7374796c65732e786d6ccd566d6bdb3010febe5f21f47d75e2a6a11db6cbd6cd63b0954233d83eca96ec08f46264b973faeba717bf05d2ba4d5bb604a2bbd3dd738f4ed229d165cb19b823aaa652c47079b28080885c622aca18fedca4efcf21a83512183129480c77a48697c9bba8d63b466eb784686010441dc3add6d58720a8f32de1a83e91151166a6908a236d54550675a508c2b50de22c08178b75c01115308944c353ae6b90cb4668436330013f7cc3c6b85e41e0e1ae24b654cc27e001864112051d421215528c4067d01b92a8be0777881994a575cf25930a68c394d86cc6221027dee30a319a296a8d05e294edbc39b406b7b8ce8f532195cbed33f8df2c98e45acde5fadd80af526f697e30db1e700f7af18a987b64176f40f69540dd60f7963236eced0a7a431255486ba2446a14d0c99b5d65720973643d8cf39bf12e15da2dc3b3a707d492516c5994576e85aacc6298a66968bf1626eb26a8c0a425e60cafdd890826882fccf5f9e24b989e3e37971b4c3d33a9b0b9fa7d4543d89b928891429b7045cbad1db5ac6c0ea9b5e446c0149552206613f411d348e0da430ccdc6daebed0f006ab4ecf63fb04e1dfaacaff37214665d8d4fcf72d6d7bb1d5e4b279812e584b15b8bf4abd86b4f6d31694d0bdb98c4209ae276a287f18ac59fa279ec09ecf951b0a02d06fc87a297f3d1005515dba5d2afcf6b1f192d0527fd9251afdaf742d3dcded2dca8c477c1b6789840f8af099c8e04c22981e5e304ecad19b54f2eec187ae08f42d586b4ba3f7c8f715d3d50ac19aec7b33b48a87b6e9f49e9bae11951a97ba527653c8ee8562a7a6f42a7857cc9ce9fbefdce3f89f2ff7d1a0eb20bba5e3569887bed70b002fbb4c7f0da9e0036a1983594692a0eb4428389dbb10bba598d32f3ef722f8bc1c0a4400dd39b613286a3fc8360daf08bc1eb86de49dd798df277fb962cd78ec1f81736f90b504b030414000000080000002100e9c7e888240100005002000011000000646f6350726f70732f636f72652e786d6c9d92cd6ac3301084ef7d0aa3bb2dcb29a608db81b6e4d440a1292dbd0969e3885a3f486a9dbc7d153b7112f0a9a08b34b3dfce2eaa967bd525bfe0bc34ba4624cb51029a1b21755ba3f7cd2a7d40890f4c0bd6190d353a8047cbe6aee29672e3e0d5190b2e48f04904694fb9add12e044b31f67c078af92c3a7414b7c62916e2d5b5d832fecd5ac0459e975841608205868fc0d44e4474420a3e21ed8feb0680e0183a50a083c72423f8e20de0949f2d18942ba792e16061d67a1627f7decbc9d8f77dd62f066bcc4ff0e7fae56d183595fab82a0ea8a904a7dc010bc63515bebec4c575cc87755cf15682783c447de6ed34c85807228901e818f7ac7c2c9e9e372bd4147951a684a445b9c9092de2b9ff3ab6bca9bf00d5a9c9bf8967c098fbf613347f504b03041400000008000000210060a622fcab0100002b03000010000000646f6350726f70732f6170702e786d6c9d92b16edb301086f73e85c03da66c044561500c0aa74186163560279d19ea6411a14881bc0876a7d65abaf40d3a752990255386f67504247d8c5232acc84da76afa79f7e3e7a7e3b19375a1a30a9c57d624643c8a490446da549955422e966747af48e4519854686b20211bf0e484bf6073674b70a8c04721c1f884e488e594522f7328841f85b6099dccba426038ba15b559a6249c5a795380413a89e39714d6082685f4a8ec03c92e715ae1ff86a656b67cfe72b929431e67afcb522b2930fc247fa7a4b3de6618bd594bd08c0e9b2c042d40de38851b1e333a3cb285141a66219867427b60f4a9c0ce41b4339b0be53c67154e2b90685de4d5c730b50989ae848716272195704a18243bdbeed0695d7a74fc8375d73e0740cf685fece4d03bd4ea988f3b43108746da83047d88b854a8c1bfcfe6c2e13f88c743e28e810c181fbe7d7abcdf3e7efff5fbf66b537f6eb63f9aba6eb6774d7ddb6c7f36f59767e87b88bfae9dd9a21426cc96f6eaad32d7fea25cda5381b09ff461912d72e1200d8fd3bf445f60e701d9e9d63fcb855941baf73c6fb47b71b9db7d3e9e8ce2f075ebb0af31fab4e6fc0f504b0102000014000000080000002100615d493a4f0100008f0400001300000000000000010000000000000000005b436f6e74656e745f54797065735d2e786d6c504b0102000014000000080000002100f29f49dae90000004b0200000b00000000000000010000000000800100005f72656c732f2e72656c73504b010200001400000008000000210044755bf0e8000000b90200001a0000000000000001000000000092020000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73504b0102000014000000080000002100147b74a3660500007d1900001800000000000000010000000000b2030000786c2f776f726b7368656574732f7368656574312e786d6c504b010200001400000008000000210000efed2679010000410200000f000000000000000100000000004e090000786c2f776f726b626f6f6b2e786d6c504b0102000014000000080000002100d36da5578f030000de0900001400000000000000010000000000f40a0000786c2f736861726564537472696e67732e786d6c504b01020000140000000800000021003fd8ef21b1050000531b00001300000000000000010000000000b50e0000786c2f7468656d652f7468656d65312e786d6c504b01020000140000000800000021005f65e586af020000070b00000d0000000000000001000000000097140000786c2f7374796c65732e786d6c504b0102000014000000080000002100e9c7e8882401000050020000110000000000000001000000000071170000646f6350726f70732f636f72652e786d6c504b010200001400000008000000210060a622fcab0100002b0300001000000000000000010000000000c4180000646f6350726f70732f6170702e786d6c504b0506000000000a000a00800200009d1a00000000	1463628601884622	account:s202029-01
\.

COPY earlier_schema.checklist_returns (organisation, number, received_at, returned_by, returned_at, question) FROM stdin;
\.

COPY earlier_schema.code_request_file_entries (tenant_id, file_number, atena_number) FROM stdin;
\.

COPY earlier_schema.code_request_files (tenant_id, file_number, request_key, requests, made_at, fetched_at) FROM stdin;
\.

COPY earlier_schema.communication_keys (tenant_id, key_id, sealed_key, request, created_at) FROM stdin;
202029-mayor	1	\\x590f6230b9c051949a348c76a15347b786b4b4352a3904c42252becda3edc22a55bcbf98b459f73a686b7c85051b513476a1ac52063a3a44f7269b8ac8a766ddee9a1f4c164d432a237698dda655ab4456dc855b325ec735a80503adcf327c57a1d551d11537881ee5b701a6a8fc835182dac60fab4a098e9903de8722c44acb2a51fd18d9e61c2bb3d79dbec016259143cddc6bcc6bb38616332389518c70cfb24021ade644055945779a6b340ca9330700522667c6e17472192525eddbfa38af5855109529a61fb5e2f840d83075244960b729979f122d313d2e7e19ad8647585e39f50241db2d054f1796fad99864f8aaf848cbb1a9157aec11867e97a644cf777ceee9795c11cf61e9a6cb	-----BEGIN CERTIFICATE REQUEST-----\nMIIBUjCB+QIBADBeMQswCQYDVQQGEwJKUDESMBAGA1UECgwJ5p2+5pys5biCMRUw\nEwYDVQQLDAzpppbplbfpg6jlsYAxJDAiBgNVBAMMG21heW9yLTIwMjAyOS5jaHVr\nYW4uZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAavZLNAo+fRGyOS\ncCOD/ZYsd6NcbDPDYRrU3VN1QD8BP6E6IA6oMBg4yV1JTu233jN3FI9G7iUbzPar\nMes4yNagOTA3BgkqhkiG9w0BCQ4xKjAoMCYGA1UdEQQfMB2CG21heW9yLTIwMjAy\nOS5jaHVrYW4uZXhhbXBsZTAKBggqhkjOPQQDAgNIADBFAiAuSx2phOo6yHkr1na1\nryUXjJM2r9++EMOsar/9d/Z3qAIhAKEB+H25tBMfN7eFb16rlRTn4MCm25L315ke\nKdN9W1z3\n-----END CERTIFICATE REQUEST-----\n	1463110205667144
202029-education	1	\\x3fa9d713ca6e7b560366b909ebe3d4f1ce3745926c37093a3782aa7e696ca5821dde06b3cb112dc893147a2673fab9ccd19200a2d1f4eb1b6cd2cfa4207095765cd3f1d4bbb5958e94ec0b3b5f766dbde5ca650134f20efc63f5be4e623c15303527d11c5512d89578899dbc26f764e24a2f49ca2dde5f384291c48159c80ddb093f57b0a49b85a7e5b071b1a66d9c8e072c3c98e2017cd6f190ab37039bef40ae9349142f1fb30a0ae9c08592d431b4942bb03fb070531cff234c4392689cdb65c30076a39be67eef444ade4be8b50418b6a6243ecf4fb1b31013c6b7a565be9495b48afd340194e2b00cc6c90ab9573b1ae5c82962962a66b339680341b6d7e625d1d94c3a9af334f1a75693	-----BEGIN CERTIFICATE REQUEST-----\nMIIBXjCCAQQCAQAwZTELMAkGA1UEBhMCSlAxEjAQBgNVBAoMCeadvuacrOW4gjEY\nMBYGA1UECwwP5pWZ6IKy5aeU5ZOh5LyaMSgwJgYDVQQDDB9lZHVjYXRpb24tMjAy\nMDI5LmNodWthbi5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEfPhC\nawCh3C6MT5mhK6r7QuzyyA0oNi5m0pHVs/O/l29tEv25yGtpa05xqenoCgfd83qt\nwTnfImSw6EDpvD/dyqA9MDsGCSqGSIb3DQEJDjEuMCwwKgYDVR0RBCMwIYIfZWR1\nY2F0aW9uLTIwMjAyOS5jaHVrYW4uZXhhbXBsZTAKBggqhkjOPQQDAgNIADBFAiEA\n6iXfjTXCz5rm7xqQuk0Dn8hdmFB9X+j77uidCLyE1PsCICjMdBX0L9j+DiCb5ETD\nI1qbhlAo6JM2Ex/ISS5q8MDn\n-----END CERTIFICATE REQUEST-----\n	1463110207137654
\.

COPY earlier_schema.contact_handovers (number, organisation, role, leaving, name, department, mail, telephone, effective_from, recorded_at, recorded_by) FROM stdin;
\.

COPY earlier_schema.device_confirmations (organisation, item, confirmed_on, confirmed_by, remark, entered_at) FROM stdin;
\.

COPY earlier_schema.disclosure_flags (tenant_id, flag, system_id, target, set_at, set_by) FROM stdin;
\.

COPY earlier_schema.environment_choices (organisation, setting, chosen_by, chosen_at) FROM stdin;
\.

COPY earlier_schema.expiry_notices (tenant_id, fingerprint, days, noticed_at) FROM stdin;
\.

COPY earlier_schema.faqs (number, topic, question, answer, ticket, changed_at, changed_by, withdrawn_at) FROM stdin;
\.

COPY earlier_schema.follow_up_deliveries (message, step, role, name, mail, told_at) FROM stdin;
\.

COPY earlier_schema.follow_up_messages (number, schedule, due_at, organisation, role, task, subject, content, token, step, told_at, next_step_at, confirmed_at, confirmed_by, confirmed_how) FROM stdin;
\.

COPY earlier_schema.follow_up_notes (number, organisation, talked_to, content, call_again_on, written_at, written_by, writer) FROM stdin;
\.

COPY earlier_schema.hand_overs (number, from_account, to_account, note, tickets, handed_at, read_at) FROM stdin;
\.

COPY earlier_schema.installed_certificates (tenant_id, kind, installed_at, key_id, pem, effective_at, failed_at, failure) FROM stdin;
202029-education	communication	1463110207211882	1	-----BEGIN CERTIFICATE-----\nMIIClTCCAjugAwIBAgIQfFJcP4c2W1GWHSi7RS1SvTAKBggqhkjOPQQDAjBPMQsw\nCQYDVQQGEwJKUDEOMAwGA1UECgwFTEdQS0kxMDAuBgNVBAMMJ0xHUEtJIOe1hOe5\nlOiqjeiovOWxgO+8iOWPgueFp+Wun+ijhe+8iTAeFw0xNjA1MTMwMjMwMDdaFw0y\nOTExMjUxOTIxMjJaMGUxCzAJBgNVBAYTAkpQMRIwEAYDVQQKDAnmnb7mnKzluIIx\nGDAWBgNVBAsMD+aVmeiCsuWnlOWToeS8mjEoMCYGA1UEAwwfZWR1Y2F0aW9uLTIw\nMjAyOS5jaHVrYW4uZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHz4\nQmsAodwujE+ZoSuq+0Ls8sgNKDYuZtKR1bPzv5dvbRL9uchraWtOcanp6AoH3fN6\nrcE53yJksOhA6bw/3cqjgeIwgd8wDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMC\nB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwIwKgYDVR0RBCMwIYIfZWR1Y2F0aW9uLTIw\nMjAyOS5jaHVrYW4uZXhhbXBsZTAdBgNVHQ4EFgQU2DBvWGNIiTOSgn0sB4mUs+VB\nuREwHwYDVR0jBBgwFoAU0PzA/8iZfo8Xw7MOE/StCwVvu0EwPgYDVR0fBDcwNTAz\noDGgL4YtaHR0cDovL2xncGtpLm5hdGlvbmFsLmV4YW1wbGU6MzYwNDcvbGdwa2ku\nY3JsMAoGCCqGSM49BAMCA0gAMEUCIQDa5757wyjmKP06c5mL6LDfzmByENu4zcEx\nJpNot9tAcQIgG0mqzt4PcykrGNLAqLEZ3U5j5kZ4SfPHZaU/cNuZyJI=\n-----END CERTIFICATE-----\n	1463299200000002	\N	\N
202029-education	core	1463110207267377	\N	-----BEGIN CERTIFICATE-----\nMIICIjCCAcigAwIBAgIQagx8HZxQGLEvqv1K56hFMzAKBggqhkjOPQQDAjBxMQsw\nCQYDVQQGEwJKUDEzMDEGA1UECgwq5oOF5aCx5o+Q5L6b44ON44OD44OI44Ov44O8\n44Kv44K344K544OG44OgMS0wKwYDVQQDDCTjgrPjgqLjgrfjgrnjg4bjg6DvvIjl\nj4Lnhaflrp/oo4XvvIkwHhcNMTYwNTEzMDIzMDAwWhcNMzYxMTI1MTMyMTE1WjBx\nMQswCQYDVQQGEwJKUDEzMDEGA1UECgwq5oOF5aCx5o+Q5L6b44ON44OD44OI44Ov\n44O844Kv44K344K544OG44OgMS0wKwYDVQQDDCTjgrPjgqLjgrfjgrnjg4bjg6Dv\nvIjlj4Lnhaflrp/oo4XvvIkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARDR5S/\nalQuw3kPSWq1KwNTlRUahMuiwv4zugzhUlm+FALgNcCVdXwF7qy1f4B4TYJC/0jr\nrB0937+va2FzNY20o0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIB\nBjAdBgNVHQ4EFgQUQAfQZVDo7nNn6NgKJKQuL34iWjMwCgYIKoZIzj0EAwIDSAAw\nRQIgWl5FktxxvW7lz1hT7Hpz3h01PcdVJo8dpHkXF17dKJYCIQCPN6ih4ucnEWPt\nMr/H+k0dKECGhXH79/1H9AYTmykpBg==\n-----END CERTIFICATE-----\n	1463299200000002	\N	\N
202029-mayor	communication	1463110205759528	1	-----BEGIN CERTIFICATE-----\nMIICijCCAjCgAwIBAgIQUE5SduAK2ThXrfKnqmJFBzAKBggqhkjOPQQDAjBPMQsw\nCQYDVQQGEwJKUDEOMAwGA1UECgwFTEdQS0kxMDAuBgNVBAMMJ0xHUEtJIOe1hOe5\nlOiqjeiovOWxgO+8iOWPgueFp+Wun+ijhe+8iTAeFw0xNjA1MTMwMjMwMDZaFw0y\nOTExMjUxOTIxMjFaMF4xCzAJBgNVBAYTAkpQMRIwEAYDVQQKDAnmnb7mnKzluIIx\nFTATBgNVBAsMDOmmlumVt+mDqOWxgDEkMCIGA1UEAwwbbWF5b3ItMjAyMDI5LmNo\ndWthbi5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBq9ks0Cj59Eb\nI5JwI4P9lix3o1xsM8NhGtTdU3VAPwE/oTogDqgwGDjJXUlO7bfeM3cUj0buJRvM\n9qsx6zjI1qOB3jCB2zAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIHgDATBgNV\nHSUEDDAKBggrBgEFBQcDAjAmBgNVHREEHzAdghttYXlvci0yMDIwMjkuY2h1a2Fu\nLmV4YW1wbGUwHQYDVR0OBBYEFFOcbHuaTBPdrDXfwG9lp7XxzRgtMB8GA1UdIwQY\nMBaAFND8wP/ImX6PF8OzDhP0rQsFb7tBMD4GA1UdHwQ3MDUwM6AxoC+GLWh0dHA6\nLy9sZ3BraS5uYXRpb25hbC5leGFtcGxlOjM2MDQ3L2xncGtpLmNybDAKBggqhkjO\nPQQDAgNIADBFAiB43bgj3xYSx/lo/G1fj/p9mI65TKvXcULTS1bOW16nMwIhAN3f\nIQKLzXbuHah0hfbOaJ7jcS5OmpsVY0nrJp8swxYI\n-----END CERTIFICATE-----\n	1463299200000002	\N	\N
202029-mayor	core	1463110205807997	\N	-----BEGIN CERTIFICATE-----\nMIICIjCCAcigAwIBAgIQagx8HZxQGLEvqv1K56hFMzAKBggqhkjOPQQDAjBxMQsw\nCQYDVQQGEwJKUDEzMDEGA1UECgwq5oOF5aCx5o+Q5L6b44ON44OD44OI44Ov44O8\n44Kv44K344K544OG44OgMS0wKwYDVQQDDCTjgrPjgqLjgrfjgrnjg4bjg6DvvIjl\nj4Lnhaflrp/oo4XvvIkwHhcNMTYwNTEzMDIzMDAwWhcNMzYxMTI1MTMyMTE1WjBx\nMQswCQYDVQQGEwJKUDEzMDEGA1UECgwq5oOF5aCx5o+Q5L6b44ON44OD44OI44Ov\n44O844Kv44K344K544OG44OgMS0wKwYDVQQDDCTjgrPjgqLjgrfjgrnjg4bjg6Dv\nvIjlj4Lnhaflrp/oo4XvvIkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARDR5S/\nalQuw3kPSWq1KwNTlRUahMuiwv4zugzhUlm+FALgNcCVdXwF7qy1f4B4TYJC/0jr\nrB0937+va2FzNY20o0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIB\nBjAdBgNVHQ4EFgQUQAfQZVDo7nNn6NgKJKQuL34iWjMwCgYIKoZIzj0EAwIDSAAw\nRQIgWl5FktxxvW7lz1hT7Hpz3h01PcdVJo8dpHkXF17dKJYCIQCPN6ih4ucnEWPt\nMr/H+k0dKECGhXH79/1H9AYTmykpBg==\n-----END CERTIFICATE-----\n	1463299200000002	\N	\N
\.

COPY earlier_schema.known_problems (number, title, description, opened_at, opened_by, answer, answered_at) FROM stdin;
\.

COPY earlier_schema.library_documents (number, kind, title) FROM stdin;
\.

COPY earlier_schema.library_readings (document, account, version, read_at) FROM stdin;
\.

COPY earlier_schema.library_versions (document, version, label, content, summary, published_at, published_by) FROM stdin;
\.

COPY earlier_schema.linkage_codes (tenant_id, atena_number, request_id, delivery, state, processing_number, registry_receipt, linkage_code, attempts, next_attempt_at, failure, requested_at, changed_at) FROM stdin;
202029-mayor	100000000012345	27da6e23-64d9-4841-a855-1d7b382d414c	push	awaitingRegistry	0154c710-1751-707a-af5f-6dcff8d26d22	R1	\N	0	\N	\N	1463628601126477	1463628601126477
202029-education	100000000012345	835b40ab-ccf5-45a7-9e16-2122cc4553e7	push	awaitingRegistry	0154c710-175d-78d4-81a1-bbe3a81ddd6f	R2	\N	0	\N	\N	1463628601137860	1463628601137860
202029-mayor	100000000012352	71b2e5a0-9a8d-49e9-a159-9c8200625e20	push	awaitingRegistry	0154c710-17af-766a-aeb4-bff575c417c6	R3	\N	0	\N	\N	1463628601231260	1463628601231260
202029-education	100000000012352	17a83238-8cc9-408f-bf05-596ebf846ef2	push	awaitingRegistry	0154c710-17bd-7780-bd07-fbe3ee685c1b	R4	\N	0	\N	\N	1463628601248529	1463628601248529
202029-mayor	100000000012359	54d467aa-6bb4-478a-8e4f-918ac53768f1	push	awaitingRegistry	0154c710-1809-7c65-b086-e807ef82e9b1	R5	\N	0	\N	\N	1463628601327039	1463628601327039
202029-education	100000000012359	e6ad4ab2-e000-4e1b-93ac-328c942cc5b9	push	awaitingRegistry	0154c710-1827-778e-a4e9-777db4a01481	R6	\N	0	\N	\N	1463628601328802	1463628601328802
\.

COPY earlier_schema.maintenance_windows (number, opens_at, closes_at, note, set_at, set_by, cancelled_at) FROM stdin;
\.

COPY earlier_schema.member_allowances (organisation, version, allowed, shown, set_at, set_by) FROM stdin;
\.

COPY earlier_schema.member_registrations (organisation, number, name, registered_at, registered_by, exempt_since) FROM stdin;
\.

COPY earlier_schema.member_removals (serial, organisation, number, found_at, name, reason, due_at, done_at, cancelled_at, reversed_at, reversed_by) FROM stdin;
\.

COPY earlier_schema.network_checks (organisation, device, surroundings, unread, checked_by, checked_at) FROM stdin;
\.

COPY earlier_schema.notice_drafts (organisation, contacts, settings, edited_by, edited_at, approved_by, approved_at) FROM stdin;
\.

COPY earlier_schema.notice_forms (organisation, number, usage_notice, configuration_request, approved_by, submitted_by, submitted_at, accepted_at) FROM stdin;
202029	1	version: '1'\norganisation: '202029'\norganisationName: 松本市\nwindowManager:\n  name: 例山　太郎\n  department: 総務部情報政策課\n  mail: madoguchi-kanri@example.jp\n  telephone: 0263-00-0001\nwindowClerk:\n  name: 例川　花子\n  department: 総務部情報政策課\n  mail: madoguchi-tanto@example.jp\n  telephone: 0263-00-0002\nsystemAdministrators:\n- bureau: mayor\n  contact:\n    name: 例田　一郎\n    department: 総務部情報政策課\n    mail: system-shucho@example.jp\n    telephone: 0263-00-0003\n- bureau: education\n  contact:\n    name: 例木　恵子\n    department: 教育委員会事務局教育政策課\n    mail: system-kyoiku@example.jp\n    telephone: 0263-00-0004\nsupportSiteAdministrator:\n  name: 例村　健\n  department: 総務部情報政策課\n  mail: support-kanri@example.jp\n  telephone: 0263-00-0005\nvpnAdministrators:\n- name: 例本　明美\n  department: 総務部情報政策課\n  mail: vpn-sei@example.jp\n  telephone: 0263-00-0006\n- name: 例野　誠\n  department: 総務部情報政策課\n  mail: vpn-fuku@example.jp\n  telephone: 0263-00-0007\n	version: '1'\norganisation: '202029'\nenvironment: verification\nholderCode: '9999920202900000'\nwantedFrom: '2016-05-10'\nbureaus:\n- bureau: mayor\n  terminals:\n  - id: admin-terminal\n    kind: administration\n    address: 127.20.1.11\n    user: shucho-kanri\n  - id: connection-terminal\n    kind: connection\n    address: 127.20.1.12\n    user: shucho-gyomu\n  atenaSystem:\n    id: atena-system\n    address: 127.20.1.21\n    accessPoint: https://192.0.2.10:443\n  legacySystems:\n  - id: legacy-tax\n    title: 既存システム（税）\n    address: 127.20.1.31\n    items:\n    - TM00000000000002\n  - id: legacy-welfare\n    title: 既存システム（福祉）\n    address: 127.20.1.32\n    items:\n    - TM00000000000010\n  residentRegistry:\n    id: resident-registry\n    accessPoint: https://192.0.2.30:443\n  basicFour: used\n  dns: direct\n- bureau: education\n  terminals:\n  - id: admin-terminal\n    kind: administration\n    address: 127.20.2.11\n    user: kyoiku-kanri\n  - id: connection-terminal\n    kind: connection\n    address: 127.20.2.12\n    user: kyoiku-gyomu\n  atenaSystem:\n    id: atena-system\n    address: 127.20.2.21\n    accessPoint: https://192.0.2.20:443\n  legacySystems:\n  - id: legacy-tax\n    title: 既存システム（税）\n    address: 127.20.2.31\n    items:\n    - TM00000000000002\n  - id: legacy-welfare\n    title: 既存システム（福祉）\n    address: 127.20.2.32\n    items:\n    - TM00000000000010\n  basicFour: used\n  dns: direct\n	例山　太郎	account:s202029-01	1463110203011535	1463110203027310
\.

COPY earlier_schema.notice_readings (notice, account, name, organisation, read_at) FROM stdin;
\.

COPY earlier_schema.notices (number, title, content, organisation, needs_reading, posted_at, posted_by, withdrawn_at, withdrawn_by) FROM stdin;
\.

COPY earlier_schema.organisation_details (organisation, kind, version, document, mail, changed_at, changed_by) FROM stdin;
\.

COPY earlier_schema.organisations (organisation, document, added_at) FROM stdin;
202029	{"name":"松本市","code":"202029","kind":"city","prefecture":"長野県"}	1463110201699902
\.

COPY earlier_schema.outgoing_mail (number, letter_key, organisation, sender, recipient, subject, content, queued_at, tries, due_at, sent_at, failed_at, last_error, thread) FROM stdin;
\.

COPY earlier_schema.password_history (realm, account_id, used_until, password) FROM stdin;
support	s202029-01	1463110201944873	\\x78a6686886f171dae678167b2e43e258832fbe9067834b9ceaba501431fae7afc861844eb8cfc08d16106b34757b4a1b
desk	desk-clerk	1463110202359700	\\x83eacc35b79b7124e4b51319e2a1c1cd70a29169c09f3300c8f5606bf1c17a39b67877cce268f95904bc11149968952b
desk	desk-supervisor	1463110202742582	\\x8e465ea122e57475a6fb096015eadc5c3280f0891899aac1f97b25b56b07559492856b1c79b0e73cbbd0b77a180b2814
202029-mayor	setup-admin	1463110204625533	\\x6331aa24ac29d549cbae4f0925629cd880517141b01bf2fd4eb9443106a64e8e8a2424b726d773618282d96b44ebdcef
202029-mayor	mayor-admin	1463110204952842	\\xf5959e447d253fd1cf4e6593ebb432928c8dfe99b2d60cb6425fa1f6be7e91d34a1282d5f26dda8855739d1dd30b7a7c
202029-mayor	mayor-clerk	1463110205348153	\\xaa1f059a1fdcf4e5d7f92fde6a0f2d91f6482bfaf6754c1f4d008b160c778f31bc020a7329900a6a6490a8f0f4dfa8d7
202029-education	setup-admin	1463110205908424	\\xf2591ac20fac98534c2b2d0bd82de4771df2536211e21279f3722327837a36e78aa236aa9654705c581959289840d2ed
202029-education	education-admin	1463110206439281	\\x3c60d8f0ac34fa2e98f501088abbe2bac898a5042e390981e071007d383fea41eb8255aeeabf04cc72bf48f1592e9994
202029-education	education-clerk	1463110206803251	\\xc014370ea075511ce45568992832fd2a7d00e36e595acf30c73be05fd1d39de11896a202dce54c2802b8d8b77b5757b5
\.

COPY earlier_schema.permission_patterns (realm, pattern_id, name, role, permissions) FROM stdin;
\.

COPY earlier_schema.publication_ends (tenant_id, end_number, system_id, request_key, request, item_code, district, publication_end, registered_before, records, set_at, cancelled_at) FROM stdin;
\.

COPY earlier_schema.recovery_codes (realm, account_id, code_digest) FROM stdin;
\.

COPY earlier_schema.registered_systems (tenant_id, system_id, role, title, addresses, fingerprint) FROM stdin;
202029-mayor	atena-system	atenaSystem	団体内統合宛名システム	127.20.1.21 192.0.2.10	D2:D8:56:AC:94:19:86:DC:64:22:59:F3:AE:75:C0:ED:F8:7F:5D:01:9D:9D:F0:F5:ED:28:B8:02:79:F3:B7:FB
202029-mayor	resident-registry	residentRegistry	住基システム	192.0.2.30	EB:3B:F7:5C:5B:0B:14:4F:EE:68:B5:12:5D:F3:ED:BE:5F:F9:65:F3:27:3E:FD:F0:44:4C:4F:A1:20:73:CE:D0
202029-mayor	legacy-tax	legacySystem	既存システム（税）	127.20.1.31	6C:FD:9E:EA:1C:02:16:D1:4D:7C:DA:5E:B7:FE:E9:E4:B0:D5:BB:C5:1F:69:E4:1A:89:09:22:3C:17:E5:F7:7E
202029-mayor	legacy-welfare	legacySystem	既存システム（福祉）	127.20.1.32	3C:74:5D:27:E7:2E:8F:69:54:9A:A5:7C:F2:E5:B9:99:DD:88:0E:14:13:7D:A7:61:29:B5:F3:26:69:9E:28:50
202029-education	atena-system	atenaSystem	団体内統合宛名システム	127.20.2.21 192.0.2.20	4A:E9:0B:1C:DB:78:E7:98:2E:FE:EE:89:25:3A:E2:5B:F1:75:2B:9F:A4:61:FF:33:14:4A:6E:73:A0:24:24:BB
202029-education	resident-registry	residentRegistry	住基システム	192.0.2.30	29:5A:AE:E6:B0:28:3C:74:7A:19:4D:00:83:84:2A:2F:05:97:8C:B6:E6:99:9F:05:A5:D9:2C:55:56:81:30:6D
202029-education	legacy-tax	legacySystem	既存システム（税）	127.20.2.31	FD:A5:8A:3C:AB:62:90:62:26:2E:A4:EC:70:00:2B:1A:1D:1F:81:9F:73:85:B5:57:6C:3E:C0:6D:8A:9A:63:89
202029-education	legacy-welfare	legacySystem	既存システム（福祉）	127.20.2.32	7D:72:3B:DF:3C:3C:00:BA:5C:AA:D5:41:AB:1D:69:AD:88:19:58:0D:0D:20:5D:6D:0F:62:71:CD:71:93:BD:F2
\.

COPY earlier_schema.reminder_schedules (number, reach, title, target, task, weekdays, minute, subject, content, written_at, written_by, started_at, started_by, paused_at, done_until) FROM stdin;
\.

COPY earlier_schema.replica_file_faults (tenant_id, file_number, place, row_number, column_name, code, message) FROM stdin;
\.

COPY earlier_schema.replica_files (tenant_id, file_number, system_id, request_key, format, mode, size, records, state, received, rows_read, accepted, unchanged, refused, fault_count, reason, announced_at, changed_at) FROM stdin;
\.

COPY earlier_schema.replica_links (tenant_id, system_id, record_id, atena_number, state, findings, attempts, next_attempt_at, changed_at, decided_by, reason) FROM stdin;
\.

COPY earlier_schema.replica_provisions (tenant_id, system_id, record_id, recipient_code, provided_at) FROM stdin;
\.

COPY earlier_schema.replicas (tenant_id, system_id, record_id, atena_number, item_code, document, registered_at, district, file_number) FROM stdin;
202029-mayor	legacy-welfare	welfare-0001	100000000012450	TM00000000000010	{"recordIdentifier":"welfare-0001","atenaNumber":"100000000012450","itemCode":"TM00000000000010","dataSetKey":"W00001","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"10000","支給開始年月":"2016-01","給付の種類":"児童手当"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0002	100000000012457	TM00000000000010	{"recordIdentifier":"welfare-0002","atenaNumber":"100000000012457","itemCode":"TM00000000000010","dataSetKey":"W00002","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給月額":"10500","支給開始年月":"2016-02"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0003	100000000012464	TM00000000000010	{"recordIdentifier":"welfare-0003","atenaNumber":"100000000012464","itemCode":"TM00000000000010","dataSetKey":"W00003","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"11000","給付の種類":"特別障害者手当","支給開始年月":"2016-03"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0004	100000000012471	TM00000000000010	{"recordIdentifier":"welfare-0004","atenaNumber":"100000000012471","itemCode":"TM00000000000010","dataSetKey":"W00004","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"11500","支給開始年月":"2016-04","給付の種類":"児童手当"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0005	100000000012478	TM00000000000010	{"recordIdentifier":"welfare-0005","atenaNumber":"100000000012478","itemCode":"TM00000000000010","dataSetKey":"W00005","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"12000","給付の種類":"児童扶養手当","支給開始年月":"2016-01"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0006	100000000012485	TM00000000000010	{"recordIdentifier":"welfare-0006","atenaNumber":"100000000012485","itemCode":"TM00000000000010","dataSetKey":"W00006","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"12500","給付の種類":"特別障害者手当","支給開始年月":"2016-02"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0007	100000000012492	TM00000000000010	{"recordIdentifier":"welfare-0007","atenaNumber":"100000000012492","itemCode":"TM00000000000010","dataSetKey":"W00007","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"13000","支給開始年月":"2016-03","給付の種類":"児童手当"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0008	100000000012499	TM00000000000010	{"recordIdentifier":"welfare-0008","atenaNumber":"100000000012499","itemCode":"TM00000000000010","dataSetKey":"W00008","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給月額":{"reasonOfNull":"NotAcceptable"},"支給開始年月":"2016-04"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0009	100000000012506	TM00000000000010	{"recordIdentifier":"welfare-0009","atenaNumber":"100000000012506","itemCode":"TM00000000000010","dataSetKey":"W00009","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"特別障害者手当","支給開始年月":"2016-01","支給月額":"14000"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0010	100000000012513	TM00000000000010	{"recordIdentifier":"welfare-0010","atenaNumber":"100000000012513","itemCode":"TM00000000000010","dataSetKey":"W00010","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童手当","支給月額":"14500","支給開始年月":"2016-02"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0011	100000000012520	TM00000000000010	{"recordIdentifier":"welfare-0011","atenaNumber":"100000000012520","itemCode":"TM00000000000010","dataSetKey":"W00011","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給開始年月":"2016-03","支給月額":"15000"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0012	100000000012527	TM00000000000010	{"recordIdentifier":"welfare-0012","atenaNumber":"100000000012527","itemCode":"TM00000000000010","dataSetKey":"W00012","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給開始年月":"2016-04","支給月額":"15500","給付の種類":"特別障害者手当"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0013	100000000012534	TM00000000000010	{"recordIdentifier":"welfare-0013","atenaNumber":"100000000012534","itemCode":"TM00000000000010","dataSetKey":"W00013","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童手当","支給月額":"16000","支給開始年月":"2016-01"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0014	100000000012541	TM00000000000010	{"recordIdentifier":"welfare-0014","atenaNumber":"100000000012541","itemCode":"TM00000000000010","dataSetKey":"W00014","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給月額":"16500","支給開始年月":"2016-02"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0015	100000000012548	TM00000000000010	{"recordIdentifier":"welfare-0015","atenaNumber":"100000000012548","itemCode":"TM00000000000010","dataSetKey":"W00015","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"特別障害者手当","支給月額":"17000","支給開始年月":"2016-03"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0016	100000000012555	TM00000000000010	{"recordIdentifier":"welfare-0016","atenaNumber":"100000000012555","itemCode":"TM00000000000010","dataSetKey":"W00016","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"17500","支給開始年月":"2016-04","給付の種類":"児童手当"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0017	100000000012562	TM00000000000010	{"recordIdentifier":"welfare-0017","atenaNumber":"100000000012562","itemCode":"TM00000000000010","dataSetKey":"W00017","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給開始年月":"2016-01","支給月額":"18000"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0018	100000000012569	TM00000000000010	{"recordIdentifier":"welfare-0018","atenaNumber":"100000000012569","itemCode":"TM00000000000010","dataSetKey":"W00018","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"revision","values":{"支給月額":"18500","給付の種類":"特別障害者手当","支給開始年月":"2016-02"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0019	100000000012576	TM00000000000010	{"recordIdentifier":"welfare-0019","atenaNumber":"100000000012576","itemCode":"TM00000000000010","dataSetKey":"W00019","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"reRegistration","values":{"支給開始年月":"2016-03","支給月額":"19000","給付の種類":"児童手当"}}	1463628601167458	00001	0
202029-mayor	legacy-welfare	welfare-0020	100000000012583	TM00000000000010	{"recordIdentifier":"welfare-0020","atenaNumber":"100000000012583","itemCode":"TM00000000000010","dataSetKey":"W00020","versionNumber":"0001","publicationStart":"2016-05-01","publicationEnd":"2017-04-30","administrativeDistrict":"00001","changeKind":"transfer","values":{"給付の種類":"児童扶養手当","支給開始年月":"2016-04","支給月額":"19500"}}	1463628601167458	00001	0
202029-education	legacy-tax	tax-0001	100000000012345	TM00000000000002	{"recordIdentifier":"tax-0001","atenaNumber":"100000000012345","itemCode":"TM00000000000002","dataSetKey":"2015-0001","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"330000","所得額":"1200000","市町村民税額":"60000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0002	100000000012352	TM00000000000002	{"recordIdentifier":"tax-0002","atenaNumber":"100000000012352","itemCode":"TM00000000000002","dataSetKey":"2015-0002","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"68100","所得額":"1335000","控除額":"340000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0003	100000000012359	TM00000000000002	{"recordIdentifier":"tax-0003","atenaNumber":"100000000012359","itemCode":"TM00000000000002","dataSetKey":"2015-0003","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"76200","所得額":"1470000","控除額":"350000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0004	100000000012366	TM00000000000002	{"recordIdentifier":"tax-0004","atenaNumber":"100000000012366","itemCode":"TM00000000000002","dataSetKey":"2015-0004","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"84300","控除額":"360000","課税年度":"2015","所得額":"1605000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0005	100000000012373	TM00000000000002	{"recordIdentifier":"tax-0005","atenaNumber":"100000000012373","itemCode":"TM00000000000002","dataSetKey":"2015-0005","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"92400","所得額":"1740000","控除額":"370000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0006	100000000012380	TM00000000000002	{"recordIdentifier":"tax-0006","atenaNumber":"100000000012380","itemCode":"TM00000000000002","dataSetKey":"2015-0006","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"1875000","市町村民税額":"100500","課税年度":"2015","控除額":"380000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0007	100000000012387	TM00000000000002	{"recordIdentifier":"tax-0007","atenaNumber":"100000000012387","itemCode":"TM00000000000002","dataSetKey":"2015-0007","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"2010000","課税年度":"2015","控除額":"390000","市町村民税額":"108600"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0008	100000000012394	TM00000000000002	{"recordIdentifier":"tax-0008","atenaNumber":"100000000012394","itemCode":"TM00000000000002","dataSetKey":"2015-0008","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"116700","控除額":{"reasonOfNull":"NotAcceptable"},"所得額":"2145000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0009	100000000012401	TM00000000000002	{"recordIdentifier":"tax-0009","atenaNumber":"100000000012401","itemCode":"TM00000000000002","dataSetKey":"2015-0009","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"2280000","市町村民税額":"124800","課税年度":"2015","控除額":"410000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0010	100000000012408	TM00000000000002	{"recordIdentifier":"tax-0010","atenaNumber":"100000000012408","itemCode":"TM00000000000002","dataSetKey":"2015-0010","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"課税年度":"2015","市町村民税額":"132900","所得額":"2415000","控除額":"420000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0011	100000000012415	TM00000000000002	{"recordIdentifier":"tax-0011","atenaNumber":"100000000012415","itemCode":"TM00000000000002","dataSetKey":"2015-0011","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"2550000","市町村民税額":"141000","控除額":"430000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0012	100000000012422	TM00000000000002	{"recordIdentifier":"tax-0012","atenaNumber":"100000000012422","itemCode":"TM00000000000002","dataSetKey":"2015-0012","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"440000","市町村民税額":"149100","所得額":"2685000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0013	100000000012429	TM00000000000002	{"recordIdentifier":"tax-0013","atenaNumber":"100000000012429","itemCode":"TM00000000000002","dataSetKey":"2015-0013","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"157200","課税年度":"2015","控除額":"450000","所得額":"2820000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0014	100000000012436	TM00000000000002	{"recordIdentifier":"tax-0014","atenaNumber":"100000000012436","itemCode":"TM00000000000002","dataSetKey":"2015-0014","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"165300","所得額":"2955000","課税年度":"2015","控除額":"460000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0015	100000000012443	TM00000000000002	{"recordIdentifier":"tax-0015","atenaNumber":"100000000012443","itemCode":"TM00000000000002","dataSetKey":"2015-0015","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"3090000","課税年度":"2015","控除額":"470000","市町村民税額":"173400"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0016	100000000012450	TM00000000000002	{"recordIdentifier":"tax-0016","atenaNumber":"100000000012450","itemCode":"TM00000000000002","dataSetKey":"2015-0016","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"480000","所得額":"3225000","課税年度":"2015","市町村民税額":"181500"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0017	100000000012457	TM00000000000002	{"recordIdentifier":"tax-0017","atenaNumber":"100000000012457","itemCode":"TM00000000000002","dataSetKey":"2015-0017","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"189600","課税年度":"2015","控除額":"490000","所得額":"3360000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0018	100000000012464	TM00000000000002	{"recordIdentifier":"tax-0018","atenaNumber":"100000000012464","itemCode":"TM00000000000002","dataSetKey":"2015-0018","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"revision","values":{"市町村民税額":"197700","課税年度":"2015","控除額":"500000","所得額":"3495000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0019	100000000012471	TM00000000000002	{"recordIdentifier":"tax-0019","atenaNumber":"100000000012471","itemCode":"TM00000000000002","dataSetKey":"2015-0019","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"reRegistration","values":{"所得額":"3630000","課税年度":"2015","市町村民税額":"205800","控除額":"510000"}}	1463628601171381	00001	0
202029-education	legacy-tax	tax-0020	100000000012478	TM00000000000002	{"recordIdentifier":"tax-0020","atenaNumber":"100000000012478","itemCode":"TM00000000000002","dataSetKey":"2015-0020","versionNumber":"0001","publicationStart":"2016-05-01","publicationEnd":"2017-04-30","administrativeDistrict":"00001","changeKind":"transfer","values":{"控除額":"520000","市町村民税額":"213900","所得額":"3765000","課税年度":"2015"}}	1463628601171381	00001	0
202029-education	legacy-welfare	welfare-0001	100000000012450	TM00000000000010	{"recordIdentifier":"welfare-0001","atenaNumber":"100000000012450","itemCode":"TM00000000000010","dataSetKey":"W00001","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童手当","支給開始年月":"2016-01","支給月額":"10000"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0002	100000000012457	TM00000000000010	{"recordIdentifier":"welfare-0002","atenaNumber":"100000000012457","itemCode":"TM00000000000010","dataSetKey":"W00002","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"10500","支給開始年月":"2016-02","給付の種類":"児童扶養手当"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0003	100000000012464	TM00000000000010	{"recordIdentifier":"welfare-0003","atenaNumber":"100000000012464","itemCode":"TM00000000000010","dataSetKey":"W00003","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"11000","支給開始年月":"2016-03","給付の種類":"特別障害者手当"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0004	100000000012471	TM00000000000010	{"recordIdentifier":"welfare-0004","atenaNumber":"100000000012471","itemCode":"TM00000000000010","dataSetKey":"W00004","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童手当","支給月額":"11500","支給開始年月":"2016-04"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0005	100000000012478	TM00000000000010	{"recordIdentifier":"welfare-0005","atenaNumber":"100000000012478","itemCode":"TM00000000000010","dataSetKey":"W00005","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給月額":"12000","支給開始年月":"2016-01"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0006	100000000012485	TM00000000000010	{"recordIdentifier":"welfare-0006","atenaNumber":"100000000012485","itemCode":"TM00000000000010","dataSetKey":"W00006","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"12500","支給開始年月":"2016-02","給付の種類":"特別障害者手当"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0007	100000000012492	TM00000000000010	{"recordIdentifier":"welfare-0007","atenaNumber":"100000000012492","itemCode":"TM00000000000010","dataSetKey":"W00007","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給開始年月":"2016-03","給付の種類":"児童手当","支給月額":"13000"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0008	100000000012499	TM00000000000010	{"recordIdentifier":"welfare-0008","atenaNumber":"100000000012499","itemCode":"TM00000000000010","dataSetKey":"W00008","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給開始年月":"2016-04","給付の種類":"児童扶養手当","支給月額":{"reasonOfNull":"NotAcceptable"}}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0009	100000000012506	TM00000000000010	{"recordIdentifier":"welfare-0009","atenaNumber":"100000000012506","itemCode":"TM00000000000010","dataSetKey":"W00009","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"特別障害者手当","支給月額":"14000","支給開始年月":"2016-01"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0010	100000000012513	TM00000000000010	{"recordIdentifier":"welfare-0010","atenaNumber":"100000000012513","itemCode":"TM00000000000010","dataSetKey":"W00010","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給開始年月":"2016-02","給付の種類":"児童手当","支給月額":"14500"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0011	100000000012520	TM00000000000010	{"recordIdentifier":"welfare-0011","atenaNumber":"100000000012520","itemCode":"TM00000000000010","dataSetKey":"W00011","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給開始年月":"2016-03","支給月額":"15000"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0012	100000000012527	TM00000000000010	{"recordIdentifier":"welfare-0012","atenaNumber":"100000000012527","itemCode":"TM00000000000010","dataSetKey":"W00012","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"特別障害者手当","支給月額":"15500","支給開始年月":"2016-04"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0013	100000000012534	TM00000000000010	{"recordIdentifier":"welfare-0013","atenaNumber":"100000000012534","itemCode":"TM00000000000010","dataSetKey":"W00013","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童手当","支給月額":"16000","支給開始年月":"2016-01"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0014	100000000012541	TM00000000000010	{"recordIdentifier":"welfare-0014","atenaNumber":"100000000012541","itemCode":"TM00000000000010","dataSetKey":"W00014","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給開始年月":"2016-02","給付の種類":"児童扶養手当","支給月額":"16500"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0015	100000000012548	TM00000000000010	{"recordIdentifier":"welfare-0015","atenaNumber":"100000000012548","itemCode":"TM00000000000010","dataSetKey":"W00015","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"17000","支給開始年月":"2016-03","給付の種類":"特別障害者手当"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0016	100000000012555	TM00000000000010	{"recordIdentifier":"welfare-0016","atenaNumber":"100000000012555","itemCode":"TM00000000000010","dataSetKey":"W00016","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"支給月額":"17500","支給開始年月":"2016-04","給付の種類":"児童手当"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0017	100000000012562	TM00000000000010	{"recordIdentifier":"welfare-0017","atenaNumber":"100000000012562","itemCode":"TM00000000000010","dataSetKey":"W00017","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"給付の種類":"児童扶養手当","支給開始年月":"2016-01","支給月額":"18000"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0018	100000000012569	TM00000000000010	{"recordIdentifier":"welfare-0018","atenaNumber":"100000000012569","itemCode":"TM00000000000010","dataSetKey":"W00018","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"revision","values":{"給付の種類":"特別障害者手当","支給月額":"18500","支給開始年月":"2016-02"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0019	100000000012576	TM00000000000010	{"recordIdentifier":"welfare-0019","atenaNumber":"100000000012576","itemCode":"TM00000000000010","dataSetKey":"W00019","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"reRegistration","values":{"給付の種類":"児童手当","支給開始年月":"2016-03","支給月額":"19000"}}	1463628601171100	00001	0
202029-education	legacy-welfare	welfare-0020	100000000012583	TM00000000000010	{"recordIdentifier":"welfare-0020","atenaNumber":"100000000012583","itemCode":"TM00000000000010","dataSetKey":"W00020","versionNumber":"0001","publicationStart":"2016-05-01","publicationEnd":"2017-04-30","administrativeDistrict":"00001","changeKind":"transfer","values":{"支給月額":"19500","支給開始年月":"2016-04","給付の種類":"児童扶養手当"}}	1463628601171100	00001	0
202029-mayor	legacy-tax	tax-0001	100000000012345	TM00000000000002	{"recordIdentifier":"tax-0001","atenaNumber":"100000000012345","itemCode":"TM00000000000002","dataSetKey":"2015-0001","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"330000","所得額":"1200000","市町村民税額":"60000","課税年度":"2015"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0002	100000000012352	TM00000000000002	{"recordIdentifier":"tax-0002","atenaNumber":"100000000012352","itemCode":"TM00000000000002","dataSetKey":"2015-0002","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"課税年度":"2015","市町村民税額":"68100","控除額":"340000","所得額":"1335000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0003	100000000012359	TM00000000000002	{"recordIdentifier":"tax-0003","atenaNumber":"100000000012359","itemCode":"TM00000000000002","dataSetKey":"2015-0003","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"課税年度":"2015","市町村民税額":"76200","控除額":"350000","所得額":"1470000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0004	100000000012366	TM00000000000002	{"recordIdentifier":"tax-0004","atenaNumber":"100000000012366","itemCode":"TM00000000000002","dataSetKey":"2015-0004","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"360000","市町村民税額":"84300","所得額":"1605000","課税年度":"2015"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0005	100000000012373	TM00000000000002	{"recordIdentifier":"tax-0005","atenaNumber":"100000000012373","itemCode":"TM00000000000002","dataSetKey":"2015-0005","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"1740000","課税年度":"2015","市町村民税額":"92400","控除額":"370000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0006	100000000012380	TM00000000000002	{"recordIdentifier":"tax-0006","atenaNumber":"100000000012380","itemCode":"TM00000000000002","dataSetKey":"2015-0006","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"100500","控除額":"380000","所得額":"1875000","課税年度":"2015"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0007	100000000012387	TM00000000000002	{"recordIdentifier":"tax-0007","atenaNumber":"100000000012387","itemCode":"TM00000000000002","dataSetKey":"2015-0007","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"課税年度":"2015","市町村民税額":"108600","控除額":"390000","所得額":"2010000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0008	100000000012394	TM00000000000002	{"recordIdentifier":"tax-0008","atenaNumber":"100000000012394","itemCode":"TM00000000000002","dataSetKey":"2015-0008","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"2145000","市町村民税額":"116700","課税年度":"2015","控除額":{"reasonOfNull":"NotAcceptable"}}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0009	100000000012401	TM00000000000002	{"recordIdentifier":"tax-0009","atenaNumber":"100000000012401","itemCode":"TM00000000000002","dataSetKey":"2015-0009","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"410000","課税年度":"2015","市町村民税額":"124800","所得額":"2280000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0010	100000000012408	TM00000000000002	{"recordIdentifier":"tax-0010","atenaNumber":"100000000012408","itemCode":"TM00000000000002","dataSetKey":"2015-0010","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"420000","課税年度":"2015","所得額":"2415000","市町村民税額":"132900"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0011	100000000012415	TM00000000000002	{"recordIdentifier":"tax-0011","atenaNumber":"100000000012415","itemCode":"TM00000000000002","dataSetKey":"2015-0011","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"430000","市町村民税額":"141000","課税年度":"2015","所得額":"2550000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0012	100000000012422	TM00000000000002	{"recordIdentifier":"tax-0012","atenaNumber":"100000000012422","itemCode":"TM00000000000002","dataSetKey":"2015-0012","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"市町村民税額":"149100","控除額":"440000","所得額":"2685000","課税年度":"2015"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0013	100000000012429	TM00000000000002	{"recordIdentifier":"tax-0013","atenaNumber":"100000000012429","itemCode":"TM00000000000002","dataSetKey":"2015-0013","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"2820000","課税年度":"2015","控除額":"450000","市町村民税額":"157200"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0014	100000000012436	TM00000000000002	{"recordIdentifier":"tax-0014","atenaNumber":"100000000012436","itemCode":"TM00000000000002","dataSetKey":"2015-0014","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"控除額":"460000","市町村民税額":"165300","所得額":"2955000","課税年度":"2015"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0015	100000000012443	TM00000000000002	{"recordIdentifier":"tax-0015","atenaNumber":"100000000012443","itemCode":"TM00000000000002","dataSetKey":"2015-0015","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"課税年度":"2015","所得額":"3090000","控除額":"470000","市町村民税額":"173400"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0016	100000000012450	TM00000000000002	{"recordIdentifier":"tax-0016","atenaNumber":"100000000012450","itemCode":"TM00000000000002","dataSetKey":"2015-0016","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"課税年度":"2015","市町村民税額":"181500","所得額":"3225000","控除額":"480000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0017	100000000012457	TM00000000000002	{"recordIdentifier":"tax-0017","atenaNumber":"100000000012457","itemCode":"TM00000000000002","dataSetKey":"2015-0017","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"initial","values":{"所得額":"3360000","控除額":"490000","課税年度":"2015","市町村民税額":"189600"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0018	100000000012464	TM00000000000002	{"recordIdentifier":"tax-0018","atenaNumber":"100000000012464","itemCode":"TM00000000000002","dataSetKey":"2015-0018","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"revision","values":{"課税年度":"2015","所得額":"3495000","市町村民税額":"197700","控除額":"500000"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0019	100000000012471	TM00000000000002	{"recordIdentifier":"tax-0019","atenaNumber":"100000000012471","itemCode":"TM00000000000002","dataSetKey":"2015-0019","versionNumber":"0001","publicationStart":"2016-05-01","administrativeDistrict":"00001","changeKind":"reRegistration","values":{"控除額":"510000","所得額":"3630000","市町村民税額":"205800","課税年度":"2015"}}	1463628601169709	00001	0
202029-mayor	legacy-tax	tax-0020	100000000012478	TM00000000000002	{"recordIdentifier":"tax-0020","atenaNumber":"100000000012478","itemCode":"TM00000000000002","dataSetKey":"2015-0020","versionNumber":"0001","publicationStart":"2016-05-01","publicationEnd":"2017-04-30","administrativeDistrict":"00001","changeKind":"transfer","values":{"所得額":"3765000","市町村民税額":"213900","控除額":"520000","課税年度":"2015"}}	1463628601169709	00001	0
\.

COPY earlier_schema.request_files (tenant_id, file_number, system_id, purpose, request_key, request, entries, result, received_at) FROM stdin;
\.

COPY earlier_schema.revocation_lists (number, published_at, next_update) FROM stdin;
1	1463110201474455	1795742476674843
2	1463299200055203	1795742482563976
3	1463628600032710	1795742482612571
\.

COPY earlier_schema.revocations (serial_number, revoked_at, reason, revoked_by) FROM stdin;
\.

COPY earlier_schema.roll_up_completions (organisation, bureau, task, record, done_at, reopened_at, reopened_by) FROM stdin;
\.

COPY earlier_schema.roll_up_contacts (organisation, role, name, department, mail, telephone, since) FROM stdin;
\.

COPY earlier_schema.roll_up_cursor (one, sequence) FROM stdin;
\.

COPY earlier_schema.roll_up_days (prefecture, is_prefecture, day, done, completed) FROM stdin;
\.

COPY earlier_schema.roll_up_organisations (organisation, prefecture, kind, prefecture_name, name, romaji, latitude, longitude, changed_by) FROM stdin;
\.

COPY earlier_schema.schedule_plans (organisation, bureau, task_id, number, begin_on, end_on, began_on, entered_by, entered_at) FROM stdin;
\.

COPY earlier_schema.schema_steps (name, checksum) FROM stdin;
audit-001	af4a5bc61b487911
audit-002	5d5a04e1aaf0d671
tenancy-001	707a17e18d82e4c6
accounts-001	65d5b31b7a4d2176
accounts-002	5b722f930397d73f
certificates-001	6a174baf45a6f963
certificates-002	78626255359e4426
masters-001	8133a8c29e7d5b94
masters-002	d10bb59b8b607e81
atena-numbers-001	aa54ac102354772d
code-acquisition-001	8fe6b3646647a61f
code-acquisition-002	50d9e2e136e42639
replicas-001	2bf9f5c8a94b5cfd
replicas-002	cc0021f84acc13da
replicas-003	bf7614e4916d73a8
replicas-004	5afe7f509ddd014a
replica-files-001	7afa6f37297c7192
publication-ends-001	ffa179dfa2d894ad
disclosure-001	4cbf969578198a2f
repository-001	2173aa1f98da48d5
readiness-001	45fbcb1184a73c22
evidence-001	bebb759dd57881a1
readiness-002	2dfb97e722951a9e
support-001	500e738dfb4629d5
service-hours-001	72970fd14dc24f7f
network-001	c0b705d5f12be700
schedule-001	ac5822d9df401e75
support-002	292c5e398187adf7
coverage-001	11113ab392bd73d8
outgoing-mail-001	1f121bce0876267f
outgoing-mail-002	dd548c9614f15cd3
roll-up-001	97fe68a75ccf89bf
roll-up-002	df447e1c801c8210
support-search-001	6c765ec0f70234b3
tickets-001	f85a880dfb88948f
notice-board-001	d42297851b251998
library-001	6000b181b2b9d011
support-members-001	d14175447581c223
\.

COPY earlier_schema.search_entries (place, kind, entry_key, audience, title, content, folded, changed_at) FROM stdin;
\.

COPY earlier_schema.second_factors (realm, account_id, sealed_secret, last_step, is_confirmed) FROM stdin;
\.

COPY earlier_schema.service_hour_overrides (day, hours, set_at, set_by) FROM stdin;
\.

COPY earlier_schema.sessions (realm, token_digest, account_id, form_token, created_at, used_at, awaits_second_factor) FROM stdin;
support	f97e9375a217303386a2c0c8497f59f7be26c75b8223031f8897e2346f648381	s202029-01	gTvbXEEtJB8UHGDUHVcAFTg4RAg2YOt_Lrx-a9rsQUs	1463110201944873	1463110204358608	0
desk	3f691858db72e6315ebff28a252b63a2dc20f52e1194dab40379d1a131186278	desk-clerk	5kjpjqVTxw-03SQhPmBfNnvt_wnUGr22H7tW8a8dtBc	1463110202359700	1463110202359700	0
desk	72a030e121340f745845fda1668d5e67ccbaaf1460d2c6ed1c2959adbc8f9fd6	desk-supervisor	5ej6hfCsuXrRy50ZgOYFQ25a8uSthPVl_--nsCDH1Bo	1463110202742582	1463110202742582	0
202029-mayor	b16baf5d095a41f6faf77874fc8397f828460fbe53e46f5ee7f13a39be264ad5	mayor-clerk	1FFTbc-fDQG-UbGzmzlagAwEjWHU2hAaSgDjuYa8yX8	1463628601408945	1463628601481322	0
202029-education	dd60028892061a0724eec0a7479e3a855088e4299ff3d28d5c7781a8b4c20f4e	education-clerk	qV_esKB0yRzuKbkxMWq_xcwdJxWuL8aJSrcyoajkIrw	1463628601442616	1463628601522257	0
202029-mayor	e377ffd8653847be6737530b088b3086593509c183f2b704105ac44bc93d652e	mayor-clerk	I50P1J4y7csevTTtfquSZ-mruWMsnGQz-uhfORjLU2Q	1463110205348153	1463110205348153	0
202029-education	58732560076711111271fa5200592edc8273d054d43a43c9b3cbb2657ebe4c85	education-clerk	3DeSXcGZqK1hW3NkNizNfFmDKLFzjBrGZEOw0AvcHVA	1463110206803251	1463110206803251	0
support	e7e4797752734d27083c16fbebdabdacd795f70bc86b6b72c82711830146fa1f	s202029-01	XsGDwRezBZzh-zkB8cfieNykED-VHRbrZS74z4qB9UQ	1463628600041406	1463628602074493	0
202029-mayor	5466c4cee8f9ed6b0fdc5b04d0b89dd530420d6f2b987285732f18f06b742184	mayor-admin	wHjtCW_0vXk6Rqc5xrEm4UNRHAjjAl-leLszkh7KC-g	1463110204952842	1463110205807997	0
202029-education	1b1045176da33b1488a8ed66b2c8066da72b0643ce4bb118d05a39f5624ef97c	education-admin	eKofnSpEz7dFUvQFQc5FgJYRqChfGARC1zguYYXIpd4	1463110206439281	1463110207267377	0
202029-education	ea867af92c025ddef265e4ed9a7ca2090446aaf2345016759584dc17773ba755	education-clerk	Etz1gHddIDsP4w4TOC2QHBpEalksdWblzzVsKH5OCFU	1463628600531038	1463628600656458	0
202029-mayor	1aa2dc4c501139de556599318eb09b3ba6b2aa49ee9f759f9ac36d3a11a3af18	mayor-clerk	SMkbff-DWUkAlZvYL_Z8Yilm1hswDvcgfKBh9zrOvJQ	1463628600520727	1463628600685592	0
\.

COPY earlier_schema.staged_masters (tenant_id, form, document, sha256, staged_at, staged_by) FROM stdin;
\.

COPY earlier_schema.task_confirmations (organisation, bureau, task_id, confirmed_by, confirmed_at, remark) FROM stdin;
202029	mayor	vpn-device	例本　明美	1463110203623504	リハーサル（VPN装置なし）
202029	mayor	lan-connection	例本　明美	1463110203696018	リハーサル（VPN装置なし）
202029	education	vpn-device	例本　明美	1463110204105393	リハーサル（VPN装置なし）
202029	education	lan-connection	例本　明美	1463110204139207	リハーサル（VPN装置なし）
\.

COPY earlier_schema.task_reopenings (organisation, bureau, task_id, record, proven_by, reopened_by, reopened_at, reason) FROM stdin;
\.

COPY earlier_schema.tenants (tenant_id, organisation, bureau, organisation_name, host_name, address, configuration, created_at) FROM stdin;
202029-mayor	202029	mayor	松本市	mayor-202029.chukan.example	127.1.0.1	{"atenaAccessPoint":{"host":"192.0.2.10","port":443},"holderCode":"9999920202900000","registryAccessPoint":{"host":"192.0.2.30","port":443},"usesBasicFour":true,"version":1}	1463110203027310
202029-education	202029	education	松本市	education-202029.chukan.example	127.1.0.2	{"atenaAccessPoint":{"host":"192.0.2.20","port":443},"holderCode":"9999920202900000","registryAccessPoint":{"host":"192.0.2.30","port":443},"usesBasicFour":true,"version":1}	1463110203027310
\.

COPY earlier_schema.ticket_attachments (identifier, ticket, entry, name, media_type, size, sha256) FROM stdin;
\.

COPY earlier_schema.ticket_drafts (ticket, account, content, seen_version, kept_at) FROM stdin;
\.

COPY earlier_schema.ticket_entries (ticket, number, kind, author, author_name, content, masked, written_at) FROM stdin;
\.

COPY earlier_schema.ticket_messages (message_id, ticket, entry, is_ours) FROM stdin;
\.

COPY earlier_schema.tickets (number, organisation, prefecture, channel, topic, subject, contact_name, contact_address, is_urgent, queue, state, assignee, version, received_at, due_at, first_answered_at, first_answer_seconds, escalation, changed_at, resolved_at, problem, merged_into, rating, rating_text, flag) FROM stdin;
\.

COPY earlier_schema.worksheet_entries (organisation, bureau, place, item, completed_on, remark, entered_by, entered_at) FROM stdin;
\.

ALTER TABLE ONLY earlier_schema.accepted_evidence
    ADD CONSTRAINT accepted_evidence_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.accepted_lines
    ADD CONSTRAINT accepted_lines_pkey PRIMARY KEY (nonce);

ALTER TABLE ONLY earlier_schema.account_districts
    ADD CONSTRAINT account_districts_pkey PRIMARY KEY (realm, account_id, code);

ALTER TABLE ONLY earlier_schema.account_policies
    ADD CONSTRAINT account_policies_pkey PRIMARY KEY (realm);

ALTER TABLE ONLY earlier_schema.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (realm, account_id);

ALTER TABLE ONLY earlier_schema.action_plans
    ADD CONSTRAINT action_plans_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.administrative_districts
    ADD CONSTRAINT administrative_districts_pkey PRIMARY KEY (realm, code);

ALTER TABLE ONLY earlier_schema.answer_templates
    ADD CONSTRAINT answer_templates_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.answer_templates
    ADD CONSTRAINT answer_templates_title_key UNIQUE (title);

ALTER TABLE ONLY earlier_schema.applied_masters
    ADD CONSTRAINT applied_masters_pkey PRIMARY KEY (tenant_id, form, number);

ALTER TABLE ONLY earlier_schema.atena_numbers
    ADD CONSTRAINT atena_numbers_pkey PRIMARY KEY (tenant_id, atena_number);

ALTER TABLE ONLY earlier_schema.audit_records
    ADD CONSTRAINT audit_records_pkey PRIMARY KEY (sequence);

ALTER TABLE ONLY earlier_schema.certificate_subjects
    ADD CONSTRAINT certificate_subjects_pkey PRIMARY KEY (tenant_id);

ALTER TABLE ONLY earlier_schema.checklist_receipts
    ADD CONSTRAINT checklist_receipts_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.checklist_returns
    ADD CONSTRAINT checklist_returns_pkey PRIMARY KEY (organisation, number);

ALTER TABLE ONLY earlier_schema.code_request_file_entries
    ADD CONSTRAINT code_request_file_entries_pkey PRIMARY KEY (tenant_id, file_number, atena_number);

ALTER TABLE ONLY earlier_schema.code_request_files
    ADD CONSTRAINT code_request_files_pkey PRIMARY KEY (tenant_id, file_number);

ALTER TABLE ONLY earlier_schema.code_request_files
    ADD CONSTRAINT code_request_files_tenant_id_request_key_key UNIQUE (tenant_id, request_key);

ALTER TABLE ONLY earlier_schema.communication_keys
    ADD CONSTRAINT communication_keys_pkey PRIMARY KEY (tenant_id, key_id);

ALTER TABLE ONLY earlier_schema.contact_handovers
    ADD CONSTRAINT contact_handovers_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.device_confirmations
    ADD CONSTRAINT device_confirmations_pkey PRIMARY KEY (organisation, item);

ALTER TABLE ONLY earlier_schema.disclosure_flags
    ADD CONSTRAINT disclosure_flags_pkey PRIMARY KEY (tenant_id, flag, system_id, target);

ALTER TABLE ONLY earlier_schema.environment_choices
    ADD CONSTRAINT environment_choices_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.expiry_notices
    ADD CONSTRAINT expiry_notices_pkey PRIMARY KEY (tenant_id, fingerprint, days);

ALTER TABLE ONLY earlier_schema.faqs
    ADD CONSTRAINT faqs_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.follow_up_deliveries
    ADD CONSTRAINT follow_up_deliveries_pkey PRIMARY KEY (message, step, role);

ALTER TABLE ONLY earlier_schema.follow_up_messages
    ADD CONSTRAINT follow_up_messages_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.follow_up_messages
    ADD CONSTRAINT follow_up_messages_schedule_due_at_organisation_key UNIQUE (schedule, due_at, organisation);

ALTER TABLE ONLY earlier_schema.follow_up_messages
    ADD CONSTRAINT follow_up_messages_token_key UNIQUE (token);

ALTER TABLE ONLY earlier_schema.follow_up_notes
    ADD CONSTRAINT follow_up_notes_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.hand_overs
    ADD CONSTRAINT hand_overs_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.installed_certificates
    ADD CONSTRAINT installed_certificates_pkey PRIMARY KEY (tenant_id, kind, installed_at);

ALTER TABLE ONLY earlier_schema.known_problems
    ADD CONSTRAINT known_problems_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.library_documents
    ADD CONSTRAINT library_documents_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.library_documents
    ADD CONSTRAINT library_documents_title_key UNIQUE (title);

ALTER TABLE ONLY earlier_schema.library_readings
    ADD CONSTRAINT library_readings_pkey PRIMARY KEY (document, account);

ALTER TABLE ONLY earlier_schema.library_versions
    ADD CONSTRAINT library_versions_pkey PRIMARY KEY (document, version);

ALTER TABLE ONLY earlier_schema.linkage_codes
    ADD CONSTRAINT linkage_codes_pkey PRIMARY KEY (tenant_id, atena_number);

ALTER TABLE ONLY earlier_schema.maintenance_windows
    ADD CONSTRAINT maintenance_windows_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.member_allowances
    ADD CONSTRAINT member_allowances_pkey PRIMARY KEY (organisation, version);

ALTER TABLE ONLY earlier_schema.member_registrations
    ADD CONSTRAINT member_registrations_pkey PRIMARY KEY (organisation, number);

ALTER TABLE ONLY earlier_schema.member_removals
    ADD CONSTRAINT member_removals_pkey PRIMARY KEY (serial);

ALTER TABLE ONLY earlier_schema.network_checks
    ADD CONSTRAINT network_checks_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.notice_drafts
    ADD CONSTRAINT notice_drafts_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.notice_forms
    ADD CONSTRAINT notice_forms_pkey PRIMARY KEY (organisation, number);

ALTER TABLE ONLY earlier_schema.notice_readings
    ADD CONSTRAINT notice_readings_pkey PRIMARY KEY (notice, account);

ALTER TABLE ONLY earlier_schema.notices
    ADD CONSTRAINT notices_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.organisation_details
    ADD CONSTRAINT organisation_details_pkey PRIMARY KEY (organisation, kind, version);

ALTER TABLE ONLY earlier_schema.organisations
    ADD CONSTRAINT organisations_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.outgoing_mail
    ADD CONSTRAINT outgoing_mail_letter_key_key UNIQUE (letter_key);

ALTER TABLE ONLY earlier_schema.outgoing_mail
    ADD CONSTRAINT outgoing_mail_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.password_history
    ADD CONSTRAINT password_history_pkey PRIMARY KEY (realm, account_id, used_until);

ALTER TABLE ONLY earlier_schema.permission_patterns
    ADD CONSTRAINT permission_patterns_pkey PRIMARY KEY (realm, pattern_id);

ALTER TABLE ONLY earlier_schema.publication_ends
    ADD CONSTRAINT publication_ends_pkey PRIMARY KEY (tenant_id, end_number);

ALTER TABLE ONLY earlier_schema.publication_ends
    ADD CONSTRAINT publication_ends_tenant_id_system_id_request_key_key UNIQUE (tenant_id, system_id, request_key);

ALTER TABLE ONLY earlier_schema.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (realm, account_id, code_digest);

ALTER TABLE ONLY earlier_schema.registered_systems
    ADD CONSTRAINT registered_systems_pkey PRIMARY KEY (tenant_id, system_id);

ALTER TABLE ONLY earlier_schema.registered_systems
    ADD CONSTRAINT registered_systems_tenant_id_fingerprint_key UNIQUE (tenant_id, fingerprint);

ALTER TABLE ONLY earlier_schema.reminder_schedules
    ADD CONSTRAINT reminder_schedules_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.replica_file_faults
    ADD CONSTRAINT replica_file_faults_pkey PRIMARY KEY (tenant_id, file_number, place);

ALTER TABLE ONLY earlier_schema.replica_files
    ADD CONSTRAINT replica_files_pkey PRIMARY KEY (tenant_id, file_number);

ALTER TABLE ONLY earlier_schema.replica_files
    ADD CONSTRAINT replica_files_tenant_id_system_id_request_key_key UNIQUE (tenant_id, system_id, request_key);

ALTER TABLE ONLY earlier_schema.replica_links
    ADD CONSTRAINT replica_links_pkey PRIMARY KEY (tenant_id, system_id, record_id);

ALTER TABLE ONLY earlier_schema.replica_provisions
    ADD CONSTRAINT replica_provisions_pkey PRIMARY KEY (tenant_id, system_id, record_id, recipient_code, provided_at);

ALTER TABLE ONLY earlier_schema.replicas
    ADD CONSTRAINT replicas_pkey PRIMARY KEY (tenant_id, system_id, record_id);

ALTER TABLE ONLY earlier_schema.request_files
    ADD CONSTRAINT request_files_pkey PRIMARY KEY (tenant_id, file_number);

ALTER TABLE ONLY earlier_schema.request_files
    ADD CONSTRAINT request_files_tenant_id_system_id_purpose_request_key_key UNIQUE (tenant_id, system_id, purpose, request_key);

ALTER TABLE ONLY earlier_schema.revocation_lists
    ADD CONSTRAINT revocation_lists_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.revocations
    ADD CONSTRAINT revocations_pkey PRIMARY KEY (serial_number);

ALTER TABLE ONLY earlier_schema.roll_up_completions
    ADD CONSTRAINT roll_up_completions_pkey PRIMARY KEY (organisation, bureau, task, record);

ALTER TABLE ONLY earlier_schema.roll_up_contacts
    ADD CONSTRAINT roll_up_contacts_pkey PRIMARY KEY (organisation, role);

ALTER TABLE ONLY earlier_schema.roll_up_cursor
    ADD CONSTRAINT roll_up_cursor_pkey PRIMARY KEY (one);

ALTER TABLE ONLY earlier_schema.roll_up_days
    ADD CONSTRAINT roll_up_days_pkey PRIMARY KEY (prefecture, is_prefecture, day);

ALTER TABLE ONLY earlier_schema.roll_up_organisations
    ADD CONSTRAINT roll_up_organisations_pkey PRIMARY KEY (organisation);

ALTER TABLE ONLY earlier_schema.schedule_plans
    ADD CONSTRAINT schedule_plans_pkey PRIMARY KEY (organisation, bureau, task_id, number);

ALTER TABLE ONLY earlier_schema.schema_steps
    ADD CONSTRAINT schema_steps_pkey PRIMARY KEY (name);

ALTER TABLE ONLY earlier_schema.search_entries
    ADD CONSTRAINT search_entries_kind_entry_key_key UNIQUE (kind, entry_key);

ALTER TABLE ONLY earlier_schema.search_entries
    ADD CONSTRAINT search_entries_pkey PRIMARY KEY (place);

ALTER TABLE ONLY earlier_schema.second_factors
    ADD CONSTRAINT second_factors_pkey PRIMARY KEY (realm, account_id);

ALTER TABLE ONLY earlier_schema.service_hour_overrides
    ADD CONSTRAINT service_hour_overrides_pkey PRIMARY KEY (day);

ALTER TABLE ONLY earlier_schema.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (realm, token_digest);

ALTER TABLE ONLY earlier_schema.staged_masters
    ADD CONSTRAINT staged_masters_pkey PRIMARY KEY (tenant_id, form);

ALTER TABLE ONLY earlier_schema.task_confirmations
    ADD CONSTRAINT task_confirmations_pkey PRIMARY KEY (organisation, bureau, task_id);

ALTER TABLE ONLY earlier_schema.task_reopenings
    ADD CONSTRAINT task_reopenings_pkey PRIMARY KEY (organisation, bureau, task_id, record);

ALTER TABLE ONLY earlier_schema.tenants
    ADD CONSTRAINT tenants_host_name_key UNIQUE (host_name);

ALTER TABLE ONLY earlier_schema.tenants
    ADD CONSTRAINT tenants_organisation_bureau_key UNIQUE (organisation, bureau);

ALTER TABLE ONLY earlier_schema.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id);

ALTER TABLE ONLY earlier_schema.ticket_attachments
    ADD CONSTRAINT ticket_attachments_pkey PRIMARY KEY (identifier);

ALTER TABLE ONLY earlier_schema.ticket_drafts
    ADD CONSTRAINT ticket_drafts_pkey PRIMARY KEY (ticket, account);

ALTER TABLE ONLY earlier_schema.ticket_entries
    ADD CONSTRAINT ticket_entries_pkey PRIMARY KEY (ticket, number);

ALTER TABLE ONLY earlier_schema.ticket_messages
    ADD CONSTRAINT ticket_messages_pkey PRIMARY KEY (message_id);

ALTER TABLE ONLY earlier_schema.tickets
    ADD CONSTRAINT tickets_pkey PRIMARY KEY (number);

ALTER TABLE ONLY earlier_schema.worksheet_entries
    ADD CONSTRAINT worksheet_entries_pkey PRIMARY KEY (organisation, bureau, place, item);

CREATE INDEX accepted_lines_by_organisation ON earlier_schema.accepted_lines USING btree (organisation, accepted_at);

CREATE INDEX audit_records_by_event ON earlier_schema.audit_records USING btree (organisation, bureau, event, outcome, sequence);

CREATE INDEX contact_handovers_by_organisation ON earlier_schema.contact_handovers USING btree (organisation, effective_from);

CREATE INDEX follow_up_messages_by_organisation ON earlier_schema.follow_up_messages USING btree (organisation, number);

CREATE INDEX follow_up_messages_due ON earlier_schema.follow_up_messages USING btree (next_step_at) WHERE ((confirmed_at IS NULL) AND (next_step_at IS NOT NULL));

CREATE INDEX follow_up_notes_by_organisation ON earlier_schema.follow_up_notes USING btree (organisation, number);

CREATE UNIQUE INDEX linkage_codes_by_processing_number ON earlier_schema.linkage_codes USING btree (tenant_id, processing_number);

CREATE INDEX linkage_codes_by_state ON earlier_schema.linkage_codes USING btree (tenant_id, state, next_attempt_at);

CREATE INDEX member_removals_open ON earlier_schema.member_removals USING btree (due_at) WHERE ((done_at IS NULL) AND (cancelled_at IS NULL));

CREATE INDEX notices_by_organisation ON earlier_schema.notices USING btree (organisation, number);

CREATE INDEX organisation_details_by_mail ON earlier_schema.organisation_details USING btree (mail);

CREATE INDEX outgoing_mail_due ON earlier_schema.outgoing_mail USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX outgoing_mail_failed ON earlier_schema.outgoing_mail USING btree (failed_at) WHERE (failed_at IS NOT NULL);

CREATE INDEX replica_links_by_state ON earlier_schema.replica_links USING btree (tenant_id, state, next_attempt_at);

CREATE INDEX replicas_by_district ON earlier_schema.replicas USING btree (tenant_id, district, system_id, item_code);

CREATE INDEX replicas_by_file ON earlier_schema.replicas USING btree (tenant_id, file_number) WHERE (file_number > 0);

CREATE INDEX replicas_by_person ON earlier_schema.replicas USING btree (tenant_id, atena_number, item_code);

CREATE UNIQUE INDEX roll_up_completions_current ON earlier_schema.roll_up_completions USING btree (organisation, bureau, task) WHERE (reopened_at IS NULL);

CREATE INDEX roll_up_organisations_changed ON earlier_schema.roll_up_organisations USING btree (changed_by);

CREATE INDEX sessions_by_account ON earlier_schema.sessions USING btree (realm, account_id);

CREATE INDEX ticket_attachments_by_entry ON earlier_schema.ticket_attachments USING btree (ticket, entry);

CREATE INDEX ticket_messages_by_ticket ON earlier_schema.ticket_messages USING btree (ticket, entry);

CREATE INDEX tickets_by_assignee ON earlier_schema.tickets USING btree (assignee, due_at, number) WHERE (state = ANY (ARRAY['received'::text, 'working'::text, 'waiting'::text]));

CREATE INDEX tickets_by_organisation ON earlier_schema.tickets USING btree (organisation, number);

CREATE INDEX tickets_by_problem ON earlier_schema.tickets USING btree (problem, number) WHERE (problem IS NOT NULL);

CREATE INDEX tickets_by_receipt ON earlier_schema.tickets USING btree (received_at);

CREATE INDEX tickets_open ON earlier_schema.tickets USING btree (queue, due_at, number, first_answered_at) WHERE (state = ANY (ARRAY['received'::text, 'working'::text, 'waiting'::text]));

CREATE INDEX tickets_resolved ON earlier_schema.tickets USING btree (resolved_at) WHERE (state = 'resolved'::text);

CREATE INDEX tickets_unanswered ON earlier_schema.tickets USING btree (due_at, number) WHERE ((state = ANY (ARRAY['received'::text, 'working'::text, 'waiting'::text])) AND (first_answered_at IS NULL));

CREATE TRIGGER audit_records_all_stay BEFORE TRUNCATE ON earlier_schema.audit_records FOR EACH STATEMENT EXECUTE FUNCTION earlier_schema.audit_records_stay();

CREATE TRIGGER audit_records_stay BEFORE DELETE OR UPDATE ON earlier_schema.audit_records FOR EACH ROW EXECUTE FUNCTION earlier_schema.audit_records_stay();

ALTER TABLE ONLY earlier_schema.account_districts
    ADD CONSTRAINT account_districts_realm_account_id_fkey FOREIGN KEY (realm, account_id) REFERENCES earlier_schema.accounts(realm, account_id);

ALTER TABLE ONLY earlier_schema.applied_masters
    ADD CONSTRAINT applied_masters_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.atena_numbers
    ADD CONSTRAINT atena_numbers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.certificate_subjects
    ADD CONSTRAINT certificate_subjects_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.code_request_files
    ADD CONSTRAINT code_request_files_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.communication_keys
    ADD CONSTRAINT communication_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.disclosure_flags
    ADD CONSTRAINT disclosure_flags_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.expiry_notices
    ADD CONSTRAINT expiry_notices_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.follow_up_deliveries
    ADD CONSTRAINT follow_up_deliveries_message_fkey FOREIGN KEY (message) REFERENCES earlier_schema.follow_up_messages(number);

ALTER TABLE ONLY earlier_schema.installed_certificates
    ADD CONSTRAINT installed_certificates_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.library_readings
    ADD CONSTRAINT library_readings_document_fkey FOREIGN KEY (document) REFERENCES earlier_schema.library_documents(number);

ALTER TABLE ONLY earlier_schema.library_versions
    ADD CONSTRAINT library_versions_document_fkey FOREIGN KEY (document) REFERENCES earlier_schema.library_documents(number);

ALTER TABLE ONLY earlier_schema.linkage_codes
    ADD CONSTRAINT linkage_codes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.notice_readings
    ADD CONSTRAINT notice_readings_notice_fkey FOREIGN KEY (notice) REFERENCES earlier_schema.notices(number);

ALTER TABLE ONLY earlier_schema.password_history
    ADD CONSTRAINT password_history_realm_account_id_fkey FOREIGN KEY (realm, account_id) REFERENCES earlier_schema.accounts(realm, account_id);

ALTER TABLE ONLY earlier_schema.publication_ends
    ADD CONSTRAINT publication_ends_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.recovery_codes
    ADD CONSTRAINT recovery_codes_realm_account_id_fkey FOREIGN KEY (realm, account_id) REFERENCES earlier_schema.accounts(realm, account_id);

ALTER TABLE ONLY earlier_schema.registered_systems
    ADD CONSTRAINT registered_systems_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.replica_files
    ADD CONSTRAINT replica_files_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.replica_links
    ADD CONSTRAINT replica_links_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.replica_provisions
    ADD CONSTRAINT replica_provisions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.replicas
    ADD CONSTRAINT replicas_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.request_files
    ADD CONSTRAINT request_files_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.roll_up_completions
    ADD CONSTRAINT roll_up_completions_organisation_fkey FOREIGN KEY (organisation) REFERENCES earlier_schema.roll_up_organisations(organisation);

ALTER TABLE ONLY earlier_schema.roll_up_contacts
    ADD CONSTRAINT roll_up_contacts_organisation_fkey FOREIGN KEY (organisation) REFERENCES earlier_schema.roll_up_organisations(organisation);

ALTER TABLE ONLY earlier_schema.second_factors
    ADD CONSTRAINT second_factors_realm_account_id_fkey FOREIGN KEY (realm, account_id) REFERENCES earlier_schema.accounts(realm, account_id);

ALTER TABLE ONLY earlier_schema.sessions
    ADD CONSTRAINT sessions_realm_account_id_fkey FOREIGN KEY (realm, account_id) REFERENCES earlier_schema.accounts(realm, account_id);

ALTER TABLE ONLY earlier_schema.staged_masters
    ADD CONSTRAINT staged_masters_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES earlier_schema.tenants(tenant_id);

ALTER TABLE ONLY earlier_schema.ticket_attachments
    ADD CONSTRAINT ticket_attachments_ticket_entry_fkey FOREIGN KEY (ticket, entry) REFERENCES earlier_schema.ticket_entries(ticket, number);

ALTER TABLE ONLY earlier_schema.ticket_drafts
    ADD CONSTRAINT ticket_drafts_ticket_fkey FOREIGN KEY (ticket) REFERENCES earlier_schema.tickets(number);

ALTER TABLE ONLY earlier_schema.ticket_entries
    ADD CONSTRAINT ticket_entries_ticket_fkey FOREIGN KEY (ticket) REFERENCES earlier_schema.tickets(number);

ALTER TABLE ONLY earlier_schema.ticket_messages
    ADD CONSTRAINT ticket_messages_ticket_fkey FOREIGN KEY (ticket) REFERENCES earlier_schema.tickets(number);

ALTER TABLE ONLY earlier_schema.tickets
    ADD CONSTRAINT tickets_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES earlier_schema.tickets(number);

ALTER TABLE ONLY earlier_schema.tickets
    ADD CONSTRAINT tickets_problem_fkey FOREIGN KEY (problem) REFERENCES earlier_schema.known_problems(number);

