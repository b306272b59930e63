-- Files (案卷) of items (件), and where each item is. What comes from a document is sealed with the file's data
-- key (key store: "file:<uid>"), so that it goes when the key goes.

CREATE TABLE location (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,                  -- printed as QR
    parent      INTEGER REFERENCES location (id),
    kind        TEXT NOT NULL CHECK (kind IN ('site', 'room', 'row', 'rack', 'shelf', 'place', 'desk')),
    code        TEXT NOT NULL,                         -- among its siblings: "03"
    name        TEXT NOT NULL DEFAULT '',
    grade       INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 3), -- the most secret grade it may hold: 1 is the most
    capacity_mm INTEGER NOT NULL DEFAULT 0,            -- width for boxes; 0: holds none itself
    custodian   INTEGER REFERENCES person (id),        -- who answers for it; null: as for its parent
    closed      INTEGER NOT NULL DEFAULT 0,
    UNIQUE (parent, code)
) STRICT;

CREATE TABLE box (
    id           INTEGER PRIMARY KEY,
    uid          TEXT NOT NULL UNIQUE,                 -- printed as QR
    number       INTEGER NOT NULL,                     -- 盒号, within the project
    project      INTEGER NOT NULL REFERENCES project (id),
    building     TEXT NOT NULL,                        -- '' for files that belong to no building
    retention    TEXT NOT NULL,                        -- "Y", "D30", "D10"
    grade        INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 3),
    thickness_mm INTEGER NOT NULL,
    page_limit   INTEGER NOT NULL,                     -- page sides it takes
    location     INTEGER REFERENCES location (id),     -- null only while it is empty and not yet shelved
    position     INTEGER NOT NULL DEFAULT 0,           -- from the left on its shelf
    state        TEXT NOT NULL CHECK (state IN ('temporary', 'open', 'closed', 'dissolved')),
    UNIQUE (project, number)
) STRICT;
CREATE INDEX box_location ON box (location);
CREATE INDEX box_key ON box (project, building, retention, grade);

CREATE TABLE file (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT NOT NULL UNIQUE,
    project        INTEGER NOT NULL REFERENCES project (id),
    category       TEXT NOT NULL,                      -- "XS" sales contracts, "KH" customer forms (DOMAIN 2.1)
    kind           TEXT NOT NULL,                      -- "sale_contract", …
    building       TEXT NOT NULL DEFAULT '',
    state          TEXT NOT NULL,                      -- DOMAIN 5.3: file_state.h
    version        INTEGER NOT NULL DEFAULT 1,
    grade          INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 3),
    owner          INTEGER REFERENCES person (id),     -- whose customer it is (sales)
    keyed_by       INTEGER NOT NULL REFERENCES person (id),
    keyed_at       TEXT NOT NULL,
    verified_by    INTEGER REFERENCES person (id),
    verified_at    TEXT,
    registered_by  INTEGER REFERENCES person (id),
    registered_at  TEXT,
    central_no     TEXT UNIQUE,                        -- 统一编号
    reference_code TEXT UNIQUE,                        -- 档号 of the file
    year           INTEGER,
    retention      TEXT,                               -- "Y", "D30", "D10", "D2"
    base_event     TEXT,                               -- "created_year", "performance_end", …
    base_date      TEXT,                               -- null while the event has not come
    due_on         TEXT,                               -- last day of keeping; null: not known yet, or for ever
    room_hash      BLOB,                               -- keyed hash of project, building, unit, room
    contract_hash  BLOB,                               -- keyed hash of the contract number
    ended          INTEGER NOT NULL DEFAULT 0,         -- the contract is no longer in force
    large_amount   INTEGER NOT NULL DEFAULT 0,         -- needs its approval before registration (R-ARC-11)
    verified_mark  INTEGER NOT NULL DEFAULT 0,         -- the last file_value there was when it was verified (SoD-1)
    confirmed      INTEGER NOT NULL DEFAULT 0          -- the version that is on record; 0: none yet
) STRICT;
CREATE UNIQUE INDEX file_one_contract_a_room ON file (room_hash)
    WHERE room_hash IS NOT NULL AND ended = 0 AND kind = 'sale_contract' AND state NOT IN ('DESTROYED', 'WRITTEN_OFF');
CREATE INDEX file_contract ON file (contract_hash);
CREATE INDEX file_state ON file (state);
CREATE INDEX file_due ON file (due_on);

-- Every value anybody gave a file; the newest of each name and index is valid.
CREATE TABLE file_value (
    id      INTEGER PRIMARY KEY,
    file    INTEGER NOT NULL REFERENCES file (id),
    name    TEXT NOT NULL,                             -- "contract_no", "buyer_name", …
    number  INTEGER NOT NULL DEFAULT 0,                -- counts up where a name is repeated
    version INTEGER NOT NULL,                          -- of the file
    value   BLOB NOT NULL,                             -- sealed: normalised value, text, reason and place as JSON
    origin  TEXT NOT NULL CHECK (origin IN ('read', 'keyed', 'corrected', 'confirmed')),
    person  INTEGER REFERENCES person (id),            -- null where the reader gave it
    utc     TEXT NOT NULL
) STRICT;
CREATE INDEX file_value_file ON file_value (file, name, number, id);

-- A rule that a verifier let pass, and why.
CREATE TABLE file_override (
    file    INTEGER NOT NULL REFERENCES file (id),
    version INTEGER NOT NULL,
    rule    TEXT NOT NULL,
    person  INTEGER NOT NULL REFERENCES person (id),
    reason  BLOB NOT NULL,                             -- sealed
    utc     TEXT NOT NULL,
    PRIMARY KEY (file, version, rule)
) STRICT, WITHOUT ROWID;

-- 变更/纠纷/履行完毕/解除/终止: what happened to a contract after it was on record.
CREATE TABLE file_change (
    id           INTEGER PRIMARY KEY,
    file         INTEGER NOT NULL REFERENCES file (id),
    version      INTEGER NOT NULL,                     -- that it leads to; of an end or a dispute: that it concerns
    kind         TEXT NOT NULL CHECK (kind IN ('change', 'dispute', 'performed', 'rescinded', 'terminated')),
    effective_on TEXT,                                 -- ISO date
    person       INTEGER NOT NULL REFERENCES person (id),
    utc          TEXT NOT NULL,
    closed_by    INTEGER REFERENCES person (id),       -- who put the new version on record
    closed_at    TEXT,
    details      BLOB NOT NULL                         -- sealed: reason, before, after, settlement as JSON
) STRICT;
CREATE INDEX file_change_file ON file_change (file);

CREATE TABLE item (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    uid           TEXT NOT NULL UNIQUE,                -- printed as QR
    file          INTEGER NOT NULL REFERENCES file (id),
    number        INTEGER NOT NULL,                    -- 件号
    document      INTEGER UNIQUE REFERENCES document (id), -- its scan; null: paper only, or destroyed
    kind          TEXT NOT NULL,
    description   BLOB,                                -- sealed with the file's key: title, number, creator, date as JSON
    pages         INTEGER NOT NULL,                    -- sides with text or picture (DA/T 22)
    sheets        INTEGER NOT NULL DEFAULT 0,
    copies        INTEGER NOT NULL DEFAULT 1,
    copy_role     TEXT NOT NULL DEFAULT 'own',
    position      INTEGER NOT NULL DEFAULT 0,          -- in its box, from the front
    home          INTEGER REFERENCES box (id),         -- where it belongs while it is lent or on its way
    custodian     INTEGER REFERENCES person (id),
    missing_since TEXT,                                -- UTC; it was looked for and not found
    -- Where it is: exactly one of these (V-DC-06). Only whereabouts.cpp writes them.
    desk          INTEGER REFERENCES location (id),    -- in temporary custody
    box           INTEGER REFERENCES box (id),
    loan          INTEGER REFERENCES loan (id),
    handover      INTEGER REFERENCES handover (id),
    gone          TEXT CHECK (gone IN ('destroyed', 'transferred', 'written_off')),
    UNIQUE (file, number),
    CHECK ((desk IS NOT NULL) + (box IS NOT NULL) + (loan IS NOT NULL) + (handover IS NOT NULL)
        + (gone IS NOT NULL) = 1)
) STRICT;
CREATE INDEX item_box ON item (box) WHERE box IS NOT NULL;
CREATE INDEX item_desk ON item (desk) WHERE desk IS NOT NULL;
CREATE INDEX item_loan ON item (loan) WHERE loan IS NOT NULL;
CREATE INDEX item_handover ON item (handover) WHERE handover IS NOT NULL;
CREATE INDEX item_home ON item (home) WHERE home IS NOT NULL;
CREATE INDEX item_missing ON item (missing_since) WHERE missing_since IS NOT NULL;

-- Links between files: a supplement to its contract, a subscription that led to it, a loan paper.
CREATE TABLE file_link (
    file  INTEGER NOT NULL REFERENCES file (id),
    to_file INTEGER NOT NULL REFERENCES file (id),
    kind  TEXT NOT NULL,
    PRIMARY KEY (file, to_file, kind)
) STRICT, WITHOUT ROWID;

-- Documents whose place in the index is to be brought up to date before the next search.
CREATE TABLE refiled (
    document INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER item_filed AFTER INSERT ON item WHEN NEW.document IS NOT NULL
BEGIN INSERT OR IGNORE INTO refiled (document) VALUES (NEW.document); END;
CREATE TRIGGER item_refiled AFTER UPDATE OF document, file ON item WHEN NEW.document IS NOT NULL
BEGIN INSERT OR IGNORE INTO refiled (document) VALUES (NEW.document); END;
CREATE TRIGGER file_refiled AFTER UPDATE OF project, grade, owner ON file
BEGIN INSERT OR IGNORE INTO refiled (document)
    SELECT document FROM item WHERE file = NEW.id AND document IS NOT NULL; END;
