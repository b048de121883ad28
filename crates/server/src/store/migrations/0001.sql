-- A case: one application and what became of it. The id is made on the phone, the number by the server.
CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    claim_hash TEXT NOT NULL,
    digest TEXT NOT NULL,
    service TEXT NOT NULL,
    region TEXT NOT NULL,
    kelurahan TEXT,
    applicant TEXT NOT NULL,
    language TEXT NOT NULL,
    sample BIGINT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    desk TEXT NOT NULL,
    since BIGINT NOT NULL,
    officer TEXT,
    rounds BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    received_at BIGINT NOT NULL
);
CREATE INDEX cases_by_desk ON cases (desk, received_at);
CREATE INDEX cases_by_kelurahan ON cases (kelurahan, state);

-- The application as it arrived, byte for byte; a later round is another row.
CREATE TABLE applications (
    case_id TEXT NOT NULL REFERENCES cases (id),
    round BIGINT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, round)
);

-- Files by the SHA-256 of their bytes; the bytes are in the file store.
CREATE TABLE files (
    sha256 TEXT PRIMARY KEY,
    bytes BIGINT NOT NULL,
    kind TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);

CREATE TABLE attachments (
    case_id TEXT NOT NULL REFERENCES cases (id),
    round BIGINT NOT NULL,
    place BIGINT NOT NULL,
    field TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES files (sha256),
    PRIMARY KEY (case_id, round, place)
);
CREATE INDEX attachments_by_file ON attachments (sha256);

-- Uploads that go on over several requests. `received` counts what is safely on the disk.
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    application TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    received BIGINT NOT NULL,
    done BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX uploads_by_application ON uploads (application, sha256);
CREATE INDEX uploads_by_end ON uploads (expires_at);

-- What happened to a case: who, when, what, why. Never changed, never deleted.
CREATE TABLE events (
    case_id TEXT NOT NULL REFERENCES cases (id),
    turn BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    note TEXT,
    is_visible BIGINT NOT NULL,
    PRIMARY KEY (case_id, turn)
);
CREATE INDEX events_by_time ON events (at);

-- What the applicant is asked to put right, each pointing at one thing.
CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    round BIGINT NOT NULL,
    place BIGINT NOT NULL,
    target_kind TEXT NOT NULL,
    target TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer TEXT,
    answer_digest TEXT,
    answer_file TEXT REFERENCES files (sha256),
    answered_at BIGINT
);
CREATE INDEX corrections_by_case ON corrections (case_id, round, place);

CREATE TABLE messages (
    id TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    author TEXT NOT NULL,
    is_from_applicant BIGINT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (case_id, id)
);

-- What is to be told to somebody, written in the transaction that made it true. Nothing sends it yet.
CREATE TABLE notifications (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX notifications_by_due ON notifications (sent_at, due_at);

CREATE TABLE officers (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password TEXT NOT NULL,
    is_active BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- A role, for one kelurahan or all (''), for one service or all ('').
CREATE TABLE officer_roles (
    officer_id TEXT NOT NULL REFERENCES officers (id),
    role TEXT NOT NULL,
    kelurahan TEXT NOT NULL,
    service TEXT NOT NULL,
    PRIMARY KEY (officer_id, role, kelurahan, service)
);

-- Who is signed in: the hash of the cookie, never the cookie.
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    officer_id TEXT NOT NULL REFERENCES officers (id),
    csrf TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- What happened to accounts. Never changed, never deleted.
CREATE TABLE account_events (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    officer_id TEXT,
    actor TEXT NOT NULL,
    action TEXT NOT NULL
);
CREATE INDEX account_events_by_time ON account_events (at);
