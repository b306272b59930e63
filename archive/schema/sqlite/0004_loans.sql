-- Loans and hand-overs: the tables an item may point to.

CREATE TABLE loan (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,                       -- "JY-2026-0001"
    state  TEXT NOT NULL
) STRICT;

CREATE TABLE handover (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,                       -- "JJ-2026-0001"
    state  TEXT NOT NULL
) STRICT;
