-- Keeping and destroying: the schedule, holds, appraisal rounds, destruction lists. What is said in words about
-- one file is sealed with its key, or names nobody: reports, lists and certificates are kept for ever.

-- Changes of the schedule; the defaults are in retention/rules.json, the newest approved change of a kind holds.
CREATE TABLE retention_change (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    number      TEXT NOT NULL UNIQUE,                  -- "BQ-2026-0001"
    kind        TEXT NOT NULL,
    former      TEXT NOT NULL,                         -- retention code
    code        TEXT NOT NULL,
    former_base TEXT NOT NULL,
    base        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED')),
    proposed_by INTEGER NOT NULL REFERENCES person (id),
    proposed_at TEXT NOT NULL,
    files       INTEGER NOT NULL DEFAULT 0,            -- moved to another day
    skipped     INTEGER NOT NULL DEFAULT 0             -- listed for destruction or on hold: not shortened
) STRICT;

-- Every time a file's last day moved by appraisal (档案法实施条例 24).
CREATE TABLE retention_extension (
    id        INTEGER PRIMARY KEY,
    file      INTEGER NOT NULL REFERENCES file (id),
    former    TEXT NOT NULL,                           -- ISO date, '' where it had none
    until     TEXT NOT NULL,
    appraisal INTEGER NOT NULL REFERENCES appraisal (id),
    utc       TEXT NOT NULL
) STRICT;
CREATE INDEX retention_extension_file ON retention_extension (file);

CREATE TABLE hold (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    number      TEXT NOT NULL UNIQUE,                  -- "DJ-2026-0001"
    file        INTEGER NOT NULL REFERENCES file (id),
    kind        TEXT NOT NULL CHECK (kind IN ('dispute', 'lawsuit', 'audit', 'rights_request', 'unsettled')),
    reason      BLOB NOT NULL,                         -- sealed with the file's key
    blocks_loan INTEGER NOT NULL DEFAULT 0,
    placed_by   INTEGER NOT NULL REFERENCES person (id),
    placed_at   TEXT NOT NULL,
    reviewed_by INTEGER REFERENCES person (id),
    reviewed_at TEXT,
    released_by INTEGER REFERENCES person (id),
    released_at TEXT,
    CHECK (released_by IS NULL OR released_by <> placed_by)
) STRICT;
CREATE INDEX hold_open ON hold (file) WHERE released_at IS NULL;

CREATE TABLE appraisal (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    number    TEXT NOT NULL UNIQUE,                    -- "JD-2026-0001"
    basis     TEXT NOT NULL CHECK (basis IN ('expired', 'deletion_duty')),
    state     TEXT NOT NULL,                           -- appraisal.h
    opened_by INTEGER NOT NULL REFERENCES person (id),
    opened_at TEXT NOT NULL,
    signed_by INTEGER REFERENCES person (id),
    signed_at TEXT,
    report    TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE appraisal_file (
    appraisal INTEGER NOT NULL REFERENCES appraisal (id),
    file      INTEGER NOT NULL REFERENCES file (id),
    due_on    TEXT NOT NULL,                           -- when the round was opened
    result    TEXT NOT NULL DEFAULT '',                -- 'extend', 'transfer', 'destroy' once it is signed
    extend_to TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (appraisal, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX appraisal_file_file ON appraisal_file (file);

CREATE TABLE appraisal_opinion (
    appraisal    INTEGER NOT NULL,
    file         INTEGER NOT NULL,
    person       INTEGER NOT NULL REFERENCES person (id),
    opinion      TEXT NOT NULL CHECK (opinion IN ('extend', 'transfer', 'destroy')),
    reason       TEXT NOT NULL,
    extend_to    TEXT NOT NULL,
    open_matters TEXT NOT NULL,
    utc          TEXT NOT NULL,
    PRIMARY KEY (appraisal, file, person),
    FOREIGN KEY (appraisal, file) REFERENCES appraisal_file (appraisal, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE destruction (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    number       TEXT NOT NULL UNIQUE,                 -- "XH-2026-0001"
    state        TEXT NOT NULL,                        -- destruction_list.h
    appraisal    INTEGER NOT NULL REFERENCES appraisal (id),
    project      INTEGER NOT NULL REFERENCES project (id),
    version      INTEGER NOT NULL,
    short_path   INTEGER NOT NULL,
    proposed_by  INTEGER NOT NULL REFERENCES person (id),
    proposed_at  TEXT NOT NULL,
    cooling_until TEXT NOT NULL DEFAULT '',            -- ISO date: the first day after it
    planned_on   TEXT NOT NULL DEFAULT '',
    planned_place TEXT NOT NULL DEFAULT '',
    executor     INTEGER REFERENCES person (id),
    execution    TEXT NOT NULL DEFAULT '{}',           -- JSON: Execution
    ended        TEXT NOT NULL DEFAULT '',             -- UTC: nothing was left
    verification TEXT NOT NULL DEFAULT '',
    verified_by  INTEGER REFERENCES person (id),
    certificate  TEXT NOT NULL DEFAULT '',             -- its number
    certified    TEXT NOT NULL DEFAULT '',             -- JSON: what is certified, before it is signed
    closed_at    TEXT NOT NULL DEFAULT '',
    cancelled    TEXT NOT NULL DEFAULT ''              -- why
) STRICT;

CREATE TABLE destruction_line (
    destruction INTEGER NOT NULL REFERENCES destruction (id),
    number      INTEGER NOT NULL,                      -- 序号
    file        INTEGER NOT NULL REFERENCES file (id),
    removed     TEXT NOT NULL DEFAULT '',              -- why it was taken off; the line stays
    places      TEXT NOT NULL,                         -- JSON: where each item lay when the list was made
    PRIMARY KEY (destruction, number),
    UNIQUE (destruction, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX destruction_line_file ON destruction_line (file);

-- What is approved: a change makes the next version, and approvals hold for one version (approval.round).
CREATE TABLE destruction_version (
    destruction INTEGER NOT NULL REFERENCES destruction (id),
    version     INTEGER NOT NULL,
    content     TEXT NOT NULL,                         -- JSON
    digest      TEXT NOT NULL,                         -- SHA-256 of content
    person      INTEGER NOT NULL REFERENCES person (id),
    utc         TEXT NOT NULL,
    PRIMARY KEY (destruction, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER destruction_version_stays BEFORE UPDATE ON destruction_version
BEGIN SELECT RAISE(ABORT, 'a destruction list is kept for ever'); END;
CREATE TRIGGER destruction_version_remains BEFORE DELETE ON destruction_version
BEGIN SELECT RAISE(ABORT, 'a destruction list is kept for ever'); END;

-- Items seen by somebody: when they were pulled, and by each witness.
CREATE TABLE destruction_seen (
    destruction INTEGER NOT NULL REFERENCES destruction (id),
    version     INTEGER NOT NULL,
    item        INTEGER NOT NULL REFERENCES item (id),
    part        TEXT NOT NULL CHECK (part IN ('pull', 'witness_1', 'witness_2')),
    person      INTEGER NOT NULL REFERENCES person (id),
    utc         TEXT NOT NULL,
    PRIMARY KEY (destruction, version, item, part)
) STRICT, WITHOUT ROWID;

-- Documents that an execution erases: what an interrupted one has to finish with.
CREATE TABLE destruction_document (
    destruction INTEGER NOT NULL REFERENCES destruction (id),
    document    INTEGER NOT NULL,
    uid         TEXT NOT NULL,
    blobs       TEXT NOT NULL,                         -- JSON list of names
    PRIMARY KEY (destruction, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE destruction_certificate (
    destruction INTEGER PRIMARY KEY REFERENCES destruction (id),
    number      TEXT NOT NULL UNIQUE,                  -- "XZ-2026-0001"
    content     TEXT NOT NULL,                         -- JSON, canonical: what is certified and by whom
    statement   TEXT NOT NULL,                         -- the same, signed by the archive (certificate.h)
    utc         TEXT NOT NULL
) STRICT;
CREATE TRIGGER destruction_certificate_stays BEFORE UPDATE ON destruction_certificate
BEGIN SELECT RAISE(ABORT, 'a certificate of destruction is kept for ever'); END;
CREATE TRIGGER destruction_certificate_remains BEFORE DELETE ON destruction_certificate
BEGIN SELECT RAISE(ABORT, 'a certificate of destruction is kept for ever'); END;

-- What is left of a destroyed file beside its row.
CREATE TABLE stub (
    file        INTEGER PRIMARY KEY REFERENCES file (id),
    destruction INTEGER NOT NULL REFERENCES destruction (id),
    title       TEXT NOT NULL,                         -- names nobody
    pages       INTEGER NOT NULL,
    items       INTEGER NOT NULL,
    destroyed   TEXT NOT NULL,                         -- UTC
    certificate TEXT NOT NULL DEFAULT ''
) STRICT;
