-- What the archive remembers. Columns marked "sealed" hold values sealed with the document's data key, which
-- lies apart (key_store_internal.h); the whole file is encrypted besides.

CREATE TABLE archive (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    uid     TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,  -- grows: newest last
    uid         TEXT NOT NULL UNIQUE,
    digest      BLOB NOT NULL UNIQUE,               -- SHA-256 over the SHA-256 of its sources, in order
    state       TEXT NOT NULL,
    kind        TEXT NOT NULL DEFAULT '',
    readers     TEXT NOT NULL DEFAULT '[]',         -- JSON list
    received    TEXT NOT NULL,                      -- UTC
    title       BLOB,                               -- sealed
    reading     BLOB                                -- sealed: JSON of fields, pairs and checks
) STRICT;

CREATE TABLE source (
    document   INTEGER NOT NULL REFERENCES document (id),
    number     INTEGER NOT NULL,                    -- from 0
    sha256     BLOB NOT NULL,
    bytes      INTEGER NOT NULL,
    format     TEXT NOT NULL DEFAULT '',
    page_count INTEGER NOT NULL DEFAULT 0,
    name       BLOB NOT NULL,                       -- sealed
    blob       TEXT NOT NULL,
    PRIMARY KEY (document, number)
) STRICT;

CREATE TABLE page (
    document       INTEGER NOT NULL REFERENCES document (id),
    number         INTEGER NOT NULL,                -- from 1
    source         INTEGER NOT NULL,
    page_in_source INTEGER NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'set_aside')),
    error          TEXT NOT NULL DEFAULT '',        -- why it was set aside
    width          INTEGER NOT NULL DEFAULT 0,      -- pixels, upright
    height         INTEGER NOT NULL DEFAULT 0,
    dpi            REAL NOT NULL DEFAULT 0,
    content        BLOB,                            -- sealed: JSON of all that was read
    text           BLOB,                            -- sealed: the plain text, for finding hits fast
    picture        TEXT,                            -- blob: the upright page as JPEG
    PRIMARY KEY (document, number)
) STRICT;

-- Keyed hashes for exact look-ups of values that are sealed.
CREATE TABLE blind (
    field    TEXT NOT NULL,
    hash     BLOB NOT NULL,
    document INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (field, hash, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX blind_document ON blind (document);

-- Work to be done. A job that is done is gone; one that failed three times stays as 'set_aside'.
CREATE TABLE job (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT NOT NULL CHECK (kind IN ('open', 'page', 'assemble', 'index')),
    document   INTEGER NOT NULL REFERENCES document (id),
    page       INTEGER NOT NULL DEFAULT 0,
    urgency    INTEGER NOT NULL,                    -- lower first
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'set_aside')),
    attempts   INTEGER NOT NULL DEFAULT 0,          -- that failed
    last_error TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, document, page)
) STRICT;
CREATE INDEX job_queue ON job (state, urgency, id);
CREATE INDEX job_document ON job (document);

-- Documents whose rows are gone while their key, blobs and index rows may still lie about: what an interrupted
-- removal has yet to clear away.
CREATE TABLE removed (
    document INTEGER PRIMARY KEY,
    uid      TEXT NOT NULL,
    blobs    TEXT NOT NULL,                         -- JSON list of names
    indexed  INTEGER NOT NULL                       -- 1 where the full text may know it
) STRICT;

-- Everything that happened. Each row's hash covers the row and the hash before it.
CREATE TABLE ledger (
    seq       INTEGER PRIMARY KEY,
    utc       TEXT NOT NULL,
    local     TEXT NOT NULL,
    actor     TEXT NOT NULL,
    role      TEXT NOT NULL,
    terminal  TEXT NOT NULL,
    action    TEXT NOT NULL,
    object    TEXT NOT NULL,
    before    TEXT NOT NULL,
    after     TEXT NOT NULL,
    purpose   TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash      BLOB NOT NULL
) STRICT;
CREATE INDEX ledger_object ON ledger (object);
CREATE TRIGGER ledger_keeps_rows BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger cannot be changed'); END;
CREATE TRIGGER ledger_loses_nothing BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger cannot be cut'); END;

-- Signed statements "row seq had this hash"; the same lines lie in keys/anchors, apart from the data.
CREATE TABLE anchor (
    seq       INTEGER PRIMARY KEY,
    utc       TEXT NOT NULL,
    hash      BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER anchor_keeps_rows BEFORE UPDATE ON anchor
BEGIN SELECT RAISE(ABORT, 'the ledger cannot be changed'); END;
CREATE TRIGGER anchor_loses_nothing BEFORE DELETE ON anchor
BEGIN SELECT RAISE(ABORT, 'the ledger cannot be cut'); END;
