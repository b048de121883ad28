-- When an officer answered a message of the applicant, or said that it needs no answer.
ALTER TABLE messages ADD COLUMN answered_at BIGINT;
UPDATE messages SET answered_at = (
    SELECT min(later.at) FROM messages AS later
    WHERE later.case_id = messages.case_id AND later.is_from_applicant = 0 AND later.at >= messages.at
) WHERE is_from_applicant = 1;
CREATE INDEX messages_unanswered ON messages (case_id) WHERE is_from_applicant = 1 AND answered_at IS NULL;

-- Four digits of a hash of the applicant's number: enough to ask whether a paper was typed in twice, too few to say whose.
ALTER TABLE cases ADD COLUMN person_mark TEXT;
CREATE INDEX cases_by_service ON cases (service, received_at);

-- What officers looked at, round by round; a tick that is taken back is another row.
CREATE TABLE checks (
    case_id TEXT NOT NULL REFERENCES cases (id),
    round BIGINT NOT NULL,
    item TEXT NOT NULL,
    turn BIGINT NOT NULL,
    is_ticked BIGINT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (case_id, round, item, turn)
);

-- Systems of others that are told what happens: by name, with the services that they want ('' for all, else ids between spaces).
CREATE TABLE connectors (
    name TEXT PRIMARY KEY,
    services TEXT NOT NULL,
    is_active BIGINT NOT NULL
);

-- What they are to be told, written in the transaction that made it true.
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    connector TEXT NOT NULL REFERENCES connectors (name),
    case_id TEXT NOT NULL REFERENCES cases (id),
    turn BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    sent_at BIGINT,
    UNIQUE (connector, case_id, turn)
);
CREATE INDEX deliveries_by_due ON deliveries (sent_at, due_at);

-- What they told us, by their own id for it, and what became of it. Where somebody of the office has to look, `settled_at` says
-- when that was done.
CREATE TABLE reports (
    connector TEXT NOT NULL,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    number TEXT NOT NULL,
    said TEXT NOT NULL,
    outcome TEXT NOT NULL,
    case_id TEXT REFERENCES cases (id),
    is_finding BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by TEXT,
    PRIMARY KEY (connector, id)
);
CREATE INDEX reports_open ON reports (at) WHERE is_finding = 1 AND settled_at IS NULL;
