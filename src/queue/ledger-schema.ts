/** The migrations of the ledger's table, the whole history. `spend` has a row for all that is alike but for its amounts. */
export const ledgerSchema: readonly string[] = [
  `CREATE TABLE spend (
    day TEXT NOT NULL,
    backend TEXT NOT NULL,
    source_locale TEXT NOT NULL,
    target_locale TEXT NOT NULL,
    characters INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (day, backend, source_locale, target_locale)
  ) STRICT, WITHOUT ROWID`,
  // Desks and money. What was spent before has neither.
  `ALTER TABLE spend RENAME TO spend_before_desks;
  CREATE TABLE spend (
    day TEXT NOT NULL,
    backend TEXT NOT NULL,
    source_locale TEXT NOT NULL,
    target_locale TEXT NOT NULL,
    desk TEXT NOT NULL,
    currency TEXT NOT NULL,
    characters INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    micros INTEGER NOT NULL,
    PRIMARY KEY (day, backend, source_locale, target_locale, desk, currency)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO spend
    SELECT day, backend, source_locale, target_locale, '', '', characters, requests, 0 FROM spend_before_desks;
  DROP TABLE spend_before_desks`
]
