-- Loans and hand-overs: the tables an item may point to. Free texts and what comes from a document are sealed
-- with the keys of the files concerned; a text about several files is there once for each.

CREATE TABLE loan (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    number       TEXT NOT NULL UNIQUE,                -- "JY-2026-0001"
    state        TEXT NOT NULL,                       -- DOMAIN 5.4: loan_state.h
    kind         TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    applicant    INTEGER NOT NULL REFERENCES person (id),
    borrower     INTEGER REFERENCES person (id),      -- null: somebody from outside
    outside      TEXT NOT NULL DEFAULT '',            -- "court", "bank", …
    outside_hash BLOB,                                -- keyed hash of who that is
    legal_paper  TEXT NOT NULL DEFAULT '',            -- uid of the document
    receipt      TEXT NOT NULL DEFAULT '',            -- what somebody from outside signed
    disclosure   TEXT NOT NULL DEFAULT '',            -- "PL-2026-0001"
    stages       TEXT NOT NULL,                       -- decisions it needs, in order: "unit,archive"
    grade        INTEGER NOT NULL,                    -- the most secret of its files
    days         INTEGER NOT NULL,
    copies       INTEGER NOT NULL DEFAULT 1,
    priority     INTEGER NOT NULL DEFAULT 0,          -- in the waiting list: higher first
    renewals     INTEGER NOT NULL DEFAULT 0,
    renewed_by   INTEGER REFERENCES person (id),
    applied_on   TEXT NOT NULL,                       -- ISO dates from here on
    collect_by   TEXT NOT NULL DEFAULT '',            -- last day to collect it
    lender       INTEGER REFERENCES person (id),
    attendant    INTEGER REFERENCES person (id),      -- the second of the archive, grade 1
    confirmed_by INTEGER REFERENCES person (id),      -- the borrower, or who recorded a signature on paper
    lent_on      TEXT NOT NULL DEFAULT '',
    due_on       TEXT NOT NULL DEFAULT '',
    receiver     INTEGER REFERENCES person (id),
    returned_on  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX loan_state ON loan (state, due_on);
CREATE INDEX loan_borrower ON loan (borrower);

CREATE TABLE loan_item (
    loan       INTEGER NOT NULL REFERENCES loan (id),
    item       INTEGER NOT NULL REFERENCES item (id),
    box        INTEGER REFERENCES box (id),           -- it goes with its box
    state      TEXT NOT NULL DEFAULT 'asked',
    origin     INTEGER REFERENCES location (id),      -- the desk it was taken from; null: its box
    pages_lent INTEGER NOT NULL DEFAULT 0,
    pages_back INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (loan, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX loan_item_item ON loan_item (item);

CREATE TABLE loan_note (
    id    INTEGER PRIMARY KEY,
    loan  INTEGER NOT NULL REFERENCES loan (id),
    file  INTEGER NOT NULL REFERENCES file (id),      -- whose key seals it
    item  INTEGER REFERENCES item (id),               -- null: about the whole loan
    topic TEXT NOT NULL,                              -- "explanation", "outside", "opinion/unit", "damage", …
    text  BLOB NOT NULL                               -- sealed
) STRICT;
CREATE INDEX loan_note_loan ON loan_note (loan);

-- Who was told what; the key makes each notice go out once.
CREATE TABLE loan_notice (
    id     INTEGER PRIMARY KEY,
    loan   INTEGER NOT NULL REFERENCES loan (id),
    kind   TEXT NOT NULL,
    due_on TEXT NOT NULL,                             -- the date it is about: a renewed loan begins anew
    rung   INTEGER NOT NULL,                          -- days after it; negative: before
    person INTEGER NOT NULL REFERENCES person (id),
    told   TEXT NOT NULL,                             -- ISO date
    UNIQUE (loan, due_on, kind, rung, person)
) STRICT;
CREATE INDEX loan_notice_person ON loan_notice (person);

CREATE TABLE handover (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    number         TEXT NOT NULL UNIQUE,              -- "JJ-2026-0001"
    state          TEXT NOT NULL,                     -- DOMAIN 5.6: handover_state.h
    kind           TEXT NOT NULL,
    project        INTEGER NOT NULL REFERENCES project (id),
    giver          INTEGER NOT NULL REFERENCES person (id),
    checker        INTEGER REFERENCES person (id),
    receiver       INTEGER REFERENCES person (id),
    receiving_unit TEXT NOT NULL,
    reason         TEXT NOT NULL,
    desk           INTEGER REFERENCES location (id),  -- where it ends; null: it leaves for good
    made_on        TEXT NOT NULL,                     -- ISO dates
    sent_on        TEXT NOT NULL DEFAULT '',
    received_on    TEXT NOT NULL DEFAULT '',
    revision       INTEGER NOT NULL DEFAULT 0,        -- counts the freezings
    digest         TEXT NOT NULL DEFAULT '',          -- SHA-256 of the frozen list
    giver_test     TEXT NOT NULL DEFAULT '',          -- JSON list: accuracy, integrity, usability, safety, media
    receiver_test  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX handover_project ON handover (project, state);

CREATE TABLE handover_line (
    handover     INTEGER NOT NULL REFERENCES handover (id),
    number       INTEGER NOT NULL,
    item         INTEGER NOT NULL REFERENCES item (id),
    file         INTEGER NOT NULL REFERENCES file (id),
    copies       INTEGER NOT NULL,
    pages        INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'listed',
    from_desk    INTEGER REFERENCES location (id),    -- where it came from, to go back to
    from_box     INTEGER REFERENCES box (id),
    found_copies INTEGER NOT NULL DEFAULT 0,
    found_pages  INTEGER NOT NULL DEFAULT 0,
    told         BLOB,                                -- sealed: what the frozen list says of it
    condition    BLOB,                                -- sealed
    PRIMARY KEY (handover, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX handover_line_item ON handover_line (handover, item);
CREATE INDEX handover_line_of_item ON handover_line (item);
