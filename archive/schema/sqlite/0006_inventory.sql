-- Stock-taking: what was to be found where, what each counter found, and what came of the difference.

CREATE TABLE inventory (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    number          TEXT NOT NULL UNIQUE,              -- "PD-2026-0001"
    state           TEXT NOT NULL,                     -- DOMAIN 5.7: inventory.h
    location        INTEGER REFERENCES location (id),  -- it and all inside it; null: everywhere
    project         INTEGER REFERENCES project (id),   -- null: all
    sample_percent  INTEGER NOT NULL CHECK (sample_percent BETWEEN 1 AND 100), -- of the boxes
    first_counter   INTEGER NOT NULL REFERENCES person (id),
    second_counter  INTEGER NOT NULL REFERENCES person (id),
    first_finished  INTEGER NOT NULL DEFAULT 0,        -- this round
    second_finished INTEGER NOT NULL DEFAULT 0,
    round           INTEGER NOT NULL DEFAULT 1,
    reason          TEXT NOT NULL,
    planned_by      INTEGER NOT NULL REFERENCES person (id),
    planned_on      TEXT NOT NULL,                     -- ISO dates
    counted_on      TEXT,
    closed_on       TEXT,
    frozen_seq      INTEGER NOT NULL DEFAULT 0,        -- row of the ledger: what moved behind it, moved meanwhile
    reconciled_by   INTEGER REFERENCES person (id),
    approved_by     INTEGER REFERENCES person (id),
    CHECK (first_counter <> second_counter)            -- SoD-7
) STRICT;

-- One for each item and box in scope when it was frozen, and for each thing that was found there besides.
CREATE TABLE inventory_line (
    id        INTEGER PRIMARY KEY,
    inventory INTEGER NOT NULL REFERENCES inventory (id),
    number    INTEGER NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('item', 'box', 'unknown')),
    uid       TEXT NOT NULL,                           -- of the item or box; what was scanned where it is unknown
    item      INTEGER REFERENCES item (id),
    box       INTEGER REFERENCES box (id),             -- it; of an item, the one it was expected in
    location  INTEGER REFERENCES location (id),        -- where that box was expected
    on_record TEXT NOT NULL,                           -- "box:12", "loan:3", "desk:4": as in the ledger
    expected  INTEGER NOT NULL DEFAULT 1,              -- 0: found there besides
    result    TEXT NOT NULL DEFAULT 'open',            -- inventory.h
    found_box      INTEGER REFERENCES box (id),        -- where it was seen instead
    found_location INTEGER REFERENCES location (id),
    condition TEXT NOT NULL DEFAULT 'sound',
    pages     INTEGER NOT NULL DEFAULT 0,              -- counted; 0: not
    note      TEXT NOT NULL DEFAULT '',
    UNIQUE (inventory, number),
    UNIQUE (inventory, kind, uid)
) STRICT;
CREATE INDEX inventory_line_item ON inventory_line (item) WHERE item IS NOT NULL;

-- What each counter saw, round by round; kept for good.
CREATE TABLE inventory_sighting (
    inventory INTEGER NOT NULL REFERENCES inventory (id),
    round     INTEGER NOT NULL,
    counter   INTEGER NOT NULL CHECK (counter IN (1, 2)),
    kind      TEXT NOT NULL CHECK (kind IN ('item', 'box', 'unknown')),
    uid       TEXT NOT NULL,
    box       INTEGER REFERENCES box (id),             -- null: not told
    location  INTEGER REFERENCES location (id),        -- null: not told
    condition TEXT NOT NULL,
    pages     INTEGER NOT NULL,
    utc       TEXT NOT NULL,
    PRIMARY KEY (inventory, round, counter, kind, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE inventory_task (
    id         INTEGER PRIMARY KEY,
    inventory  INTEGER NOT NULL REFERENCES inventory (id),
    number     INTEGER NOT NULL,
    line       INTEGER NOT NULL REFERENCES inventory_line (id),
    state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'proposed', 'done')),
    round      INTEGER NOT NULL DEFAULT 1,             -- of proposals to write it off
    resolution TEXT,
    person     INTEGER REFERENCES person (id),
    done_on    TEXT,
    why        TEXT NOT NULL DEFAULT '',
    UNIQUE (inventory, number)
) STRICT;
