-- Which officer looked at which file on which day: once a day, so that the record stays readable.
CREATE TABLE looks (
    case_id TEXT NOT NULL REFERENCES cases (id),
    actor TEXT NOT NULL,
    day TEXT NOT NULL,
    role TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (case_id, actor, day)
);
CREATE INDEX looks_by_time ON looks (at);
