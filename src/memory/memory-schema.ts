/**
 * The migrations of the component `memory`. `seg`: sources by the hash of their exact form, shared by all target locales. `tra`:
 * targets, each in its slot. Slot 0 is people's, what one wrote or approved, and has a row for each context: the hashes of the
 * previous and the next source, 0 for the edge of the article. A machine's slot is its engine, and one row serves all contexts
 * (0, 0). `imported`: translations from elsewhere, as many as their collection has for a source, told apart by the hash of their
 * text; contexts as in `tra`, NULL where the collection does not say. A `collection` is a TMX file that was imported, a read-only
 * file of a shared folder (`stamp`: what the file was when it was read) or pairs of articles that were aligned; `penalty` is taken off
 * the similarity of its matches. `reading`: how far a file has been read that is not read to its end. `masked`: the sources that a
 * repair may start from, by the hash of their masked form; `masked_until`: up to which source that is done. Times in ms since 1970.
 * The tables `fuzzy_` are what an index of `seg` needs: which database it is of (`fuzzy_database`); from where on ids may have been
 * given twice, since SQLite gives the highest anew once it is deleted (`fuzzy_cut`); and, where the index is not held in memory, the
 * tokens of each source locale, the rarer the lower the id (`fuzzy_tok`), the rarest tokens of each source with their place
 * (`fuzzy_post`), and how far they go (`fuzzy_fill`).
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
  `,
  `
  CREATE TABLE collection (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'folder', 'alignment')),
    stamp TEXT
  ) STRICT;

  CREATE TABLE imported (
    seg INTEGER NOT NULL REFERENCES seg (id),
    locale TEXT NOT NULL,
    collection INTEGER NOT NULL REFERENCES collection (id),
    alternative INTEGER NOT NULL,
    previous INTEGER,
    next INTEGER,
    text TEXT NOT NULL,
    engine TEXT,
    author TEXT,
    extra TEXT,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    PRIMARY KEY (seg, locale, collection, alternative)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX imported_collection ON imported (collection);
  `,
  `
  CREATE TABLE masked (
    seg INTEGER PRIMARY KEY REFERENCES seg (id) ON DELETE CASCADE,
    hash INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX masked_hash ON masked (hash);

  CREATE TABLE masked_until (
    locale TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    seg INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER masked_until_seg AFTER DELETE ON seg WHEN OLD.id > (SELECT coalesce(max(id), 0) FROM seg)
  BEGIN
    UPDATE masked_until SET seg = min(seg, (SELECT coalesce(max(id), 0) FROM seg));
  END;
  `,
  `
  CREATE TABLE fuzzy_database (
    id TEXT NOT NULL
  ) STRICT;
  INSERT INTO fuzzy_database VALUES (lower(hex(randomblob(16))));

  CREATE TABLE fuzzy_cut (
    generation INTEGER PRIMARY KEY AUTOINCREMENT,
    above INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER fuzzy_cut_seg AFTER DELETE ON seg WHEN OLD.id > (SELECT coalesce(max(id), 0) FROM seg)
  BEGIN
    INSERT INTO fuzzy_cut (above) VALUES ((SELECT coalesce(max(id), 0) FROM seg));
  END;

  CREATE TABLE fuzzy_tok (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (locale, text)
  ) STRICT;

  CREATE TABLE fuzzy_post (
    tok INTEGER NOT NULL,
    length INTEGER NOT NULL,
    seg INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (tok, length, seg)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE fuzzy_fill (
    locale TEXT PRIMARY KEY,
    made TEXT NOT NULL,
    last INTEGER NOT NULL,
    generation INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE collection ADD COLUMN penalty INTEGER NOT NULL DEFAULT 0 CHECK (penalty BETWEEN 0 AND 100);

  CREATE TABLE reading (
    collection INTEGER PRIMARY KEY REFERENCES collection (id) ON DELETE CASCADE,
    stamp TEXT NOT NULL,
    units INTEGER NOT NULL,
    counts TEXT NOT NULL
  ) STRICT;
  `
] as const
