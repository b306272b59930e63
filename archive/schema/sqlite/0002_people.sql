-- Who works here, what each may do, and what was decided by whom.

CREATE TABLE org_unit (
    id     INTEGER PRIMARY KEY,
    code   TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    parent INTEGER REFERENCES org_unit (id)
) STRICT;

CREATE TABLE project (
    id                INTEGER PRIMARY KEY,
    code              TEXT NOT NULL UNIQUE,            -- part of the reference code: "BT01"
    name              TEXT NOT NULL,
    fonds             TEXT NOT NULL,                   -- "Q001"
    unit              INTEGER REFERENCES org_unit (id),
    title_certs_done  TEXT,                            -- ISO date: every title certificate is issued
    closed            TEXT                             -- ISO date: handed over to head office
) STRICT;

CREATE TABLE person (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused: the ledger names people
    login           TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    unit            INTEGER REFERENCES org_unit (id),
    password        TEXT NOT NULL,                     -- Argon2id, libsodium's encoding
    state           TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    must_change     INTEGER NOT NULL DEFAULT 0,        -- the password was set by somebody else
    failures        INTEGER NOT NULL DEFAULT 0,        -- wrong passwords since the last right one
    locked_until    TEXT,                              -- UTC
    clearance       INTEGER NOT NULL DEFAULT 2 CHECK (clearance BETWEEN 1 AND 3),
    clearance_until TEXT,                              -- ISO date; needed for grade 1 (R-SEC-23)
    instructed      TEXT,                              -- ISO date of the last instruction in secrecy
    created         TEXT NOT NULL
) STRICT;

CREATE TABLE role (
    code    TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    rights  TEXT NOT NULL,                             -- JSON: {"loan.approve": "yes", …}
    preset  INTEGER NOT NULL
) STRICT;

CREATE TABLE role_grant (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    person  INTEGER NOT NULL REFERENCES person (id),
    role    TEXT NOT NULL REFERENCES role (code),
    project INTEGER REFERENCES project (id),           -- null: all projects
    since   TEXT NOT NULL,                             -- ISO date
    until   TEXT,                                      -- last day
    revoked TEXT,                                      -- UTC
    request TEXT REFERENCES grant_request (number)     -- null: from the first set-up
) STRICT;
CREATE INDEX role_grant_person ON role_grant (person);

-- What somebody shall be allowed: requested, approved, carried out by three people (SoD-9).
CREATE TABLE grant_request (
    number       TEXT PRIMARY KEY,                     -- "SQ-2026-0001"
    state        TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'rejected', 'granted')),
    person       INTEGER NOT NULL REFERENCES person (id),
    role         TEXT REFERENCES role (code),          -- null: it is about the clearance
    project      INTEGER REFERENCES project (id),
    since        TEXT NOT NULL,
    until        TEXT,
    clearance    INTEGER,
    instructed   TEXT,
    reason       TEXT NOT NULL,
    requested_by INTEGER NOT NULL REFERENCES person (id),
    requested_at TEXT NOT NULL,
    CHECK ((role IS NULL) <> (clearance IS NULL))
) STRICT;

-- Who may see what is hidden in a document, and until when (SoD-6).
CREATE TABLE unmasking (
    number     TEXT PRIMARY KEY,                       -- "JM-2026-0001"
    person     INTEGER NOT NULL REFERENCES person (id),
    document   TEXT NOT NULL,                          -- its uid
    kind       TEXT NOT NULL CHECK (kind IN ('applied', 'emergency')),
    purpose    TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('applied', 'open', 'rejected', 'justified', 'unjustified')),
    asked_at   TEXT NOT NULL,                          -- UTC
    open_until TEXT,                                   -- UTC
    review_by  TEXT                                    -- UTC; of an emergency
) STRICT;
CREATE INDEX unmasking_person ON unmasking (person, document);

-- Decisions on anything: one row for each step of each round, so two people cannot both decide.
CREATE TABLE approval (
    id       INTEGER PRIMARY KEY,
    object   TEXT NOT NULL,                            -- "loan:<number>", as in the ledger
    step     TEXT NOT NULL,                            -- "unit", "archive", "executive", "approve_1", …
    round    INTEGER NOT NULL DEFAULT 1,               -- counts up when a refused thing is put forward again
    person   INTEGER NOT NULL REFERENCES person (id),
    decision TEXT NOT NULL CHECK (decision IN ('approved', 'rejected')),
    reason   TEXT NOT NULL DEFAULT '',
    digest   TEXT NOT NULL DEFAULT '',                 -- of what was decided on
    utc      TEXT NOT NULL,
    UNIQUE (object, step, round)
) STRICT;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Numbers without gaps, never given twice; one that is not used stays, as void, with its reason.
CREATE TABLE issued_number (
    sequence TEXT NOT NULL,                            -- "file:BT01:2007", "loan:2026", …
    number   INTEGER NOT NULL,
    object   TEXT NOT NULL DEFAULT '',
    void     INTEGER NOT NULL DEFAULT 0,
    reason   TEXT NOT NULL DEFAULT '',
    utc      TEXT NOT NULL,
    PRIMARY KEY (sequence, number)
) STRICT, WITHOUT ROWID;
