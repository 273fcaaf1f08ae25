/**
 * The migrations of the component `memory`. `seg`: sources by the hash of their exact form, shared by all target locales. `tra`:
 * targets, each in its slot. Slot 0 is people's, what one wrote or approved, and has a row for each context: the hashes of the
 * previous and the next source, 0 for the edge of the article. A machine's slot is its engine, and one row serves all contexts
 * (0, 0). Times in ms since 1970.
 */
export const memorySchema = [
  `
  CREATE TABLE seg (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    form INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX seg_hash ON seg (hash);

  CREATE TABLE engine (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE tra (
    seg INTEGER NOT NULL REFERENCES seg (id),
    locale TEXT NOT NULL,
    slot INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    next INTEGER NOT NULL,
    text TEXT NOT NULL,
    engine INTEGER REFERENCES engine (id),
    author TEXT,
    is_reviewed INTEGER NOT NULL,
    article TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    PRIMARY KEY (seg, locale, slot, previous, next),
    CHECK ((engine IS NULL) <> (author IS NULL)),
    CHECK ((slot = 0) = (author IS NOT NULL OR is_reviewed = 1)),
    CHECK (slot = 0 OR (slot = engine AND previous = 0 AND next = 0))
  ) STRICT, WITHOUT ROWID;
  `
] as const
