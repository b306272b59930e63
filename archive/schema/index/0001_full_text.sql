-- Derived from the catalogue; may be thrown away and made again. Encrypted as a whole, so plain inside.
-- Row ids are document ids.

CREATE VIRTUAL TABLE words USING fts5 (
    body,   -- terms of the text (index/terms.h), pages apart
    parts,  -- trigrams of letter/digit chains, for any part of a number
    facts,  -- "name=value" of fields that filters ask for by equality
    content = '', contentless_delete = 1, tokenize = 'strongroom'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

CREATE TABLE facet (
    document     INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    state        TEXT NOT NULL,
    building     TEXT NOT NULL,
    unit         TEXT NOT NULL,
    floor        TEXT NOT NULL,
    room         TEXT NOT NULL,
    project      TEXT NOT NULL,
    contract     TEXT NOT NULL,
    buyers       TEXT NOT NULL,
    pay          TEXT NOT NULL,
    amount       INTEGER,  -- fen
    signed       TEXT,     -- ISO date
    file_project INTEGER NOT NULL, -- of the file it belongs to: who may see it; 0: not registered yet
    grade        INTEGER NOT NULL,
    file_owner   INTEGER NOT NULL  -- 0: of nobody in particular
) STRICT;
CREATE INDEX facet_amount ON facet (amount) WHERE amount IS NOT NULL;
CREATE INDEX facet_signed ON facet (signed) WHERE signed IS NOT NULL;
CREATE INDEX facet_place ON facet (building, unit, room);
