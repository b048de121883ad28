-- The form that a case walks by, as it was published when the application arrived, by the SHA-256 of its file.
CREATE TABLE forms (
    digest TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    form TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    kept_at BIGINT NOT NULL
);

-- Nothing where the pack knew no such form: then the case takes the usual way.
ALTER TABLE cases ADD COLUMN form_digest TEXT;
-- When the applicant's time runs out, while the applicant acts.
ALTER TABLE cases ADD COLUMN due_at BIGINT;
-- `phone`, or `counter` where an officer typed it in.
ALTER TABLE cases ADD COLUMN origin TEXT NOT NULL DEFAULT 'phone';
CREATE INDEX cases_by_due ON cases (due_at);
CREATE INDEX cases_by_state ON cases (state, received_at);

-- What the office found when it looked at an application again; a later look is another row.
CREATE TABLE judgements (
    case_id TEXT NOT NULL REFERENCES cases (id),
    turn BIGINT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (case_id, turn)
);

-- What is to be paid, in whole rupiah; the newest counts.
CREATE TABLE fees (
    case_id TEXT NOT NULL REFERENCES cases (id),
    turn BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    set_by TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    paid_at BIGINT,
    reference TEXT,
    paid_by TEXT,
    PRIMARY KEY (case_id, turn)
);

-- What was signed. The id cannot be guessed: whoever has the paper finds here that it is what it says.
CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    sha256 TEXT NOT NULL REFERENCES files (sha256),
    signer TEXT NOT NULL,
    sample BIGINT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX decisions_by_case ON decisions (case_id, signed_at);

-- A second factor, and the last of its codes that was used.
ALTER TABLE officers ADD COLUMN totp TEXT;
ALTER TABLE officers ADD COLUMN totp_step BIGINT NOT NULL DEFAULT 0;
