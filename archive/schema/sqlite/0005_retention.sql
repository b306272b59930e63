-- Keeping and destroying: holds, appraisal rounds, destruction lists.

CREATE TABLE hold (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    number      TEXT NOT NULL UNIQUE,                  -- "DJ-2026-0001"
    file        INTEGER NOT NULL REFERENCES file (id),
    kind        TEXT NOT NULL CHECK (kind IN ('dispute', 'lawsuit', 'audit', 'rights_request', 'unsettled')),
    reason      TEXT NOT NULL,
    blocks_loan INTEGER NOT NULL DEFAULT 0,
    placed_by   INTEGER NOT NULL REFERENCES person (id),
    placed_at   TEXT NOT NULL,
    reviewed_at TEXT,
    released_by INTEGER REFERENCES person (id),
    released_at TEXT
) STRICT;
CREATE INDEX hold_open ON hold (file) WHERE released_at IS NULL;
