-- Stock-taking: what was to be found where, what each counter found, and what came of the difference.

CREATE TABLE inventory (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,                       -- "PD-2026-0001"
    state  TEXT NOT NULL
) STRICT;
