-- Who acts for the applicant, and the letter that says so.
ALTER TABLE cases ADD COLUMN representative TEXT;
ALTER TABLE cases ADD COLUMN representative_letter TEXT;

-- When a scanner looked at the bytes and found nothing; nothing where none did.
ALTER TABLE files ADD COLUMN scanned_at BIGINT;

-- Whom a sign-on service means by this account, bound when it is first used.
ALTER TABLE officers ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX officers_by_subject ON officers (subject);

-- Officers on their way to that service and back: the hash of what the browser holds, and what the service must answer.
CREATE TABLE sign_ons (
    state_hash TEXT PRIMARY KEY,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
