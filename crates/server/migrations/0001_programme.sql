-- A programme in one file. Each table keeps its row whole as JSON in `body`; beside it stand only the columns
-- that a question of the rules looks at. Ids are the sixteen bytes of their UUID: bytes compare as UUIDs do.

-- "POLY": tells `restore` and `serve` that a file is ours.
PRAGMA application_id = 1347374169;

-- Every command that was ever applied. Kept for ever, also when the demo is emptied: the key refuses a second run.
CREATE TABLE commands (
    id BLOB PRIMARY KEY,
    person TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `words`: folded words between single spaces, one before the first; a query's word is found as ' ' || word.
CREATE TABLE stories (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    published INTEGER NOT NULL,
    version INTEGER NOT NULL,
    words TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
-- A page of the gallery is the merge of a few steps along each kind: its cost does not grow with the table.
CREATE INDEX stories_by_kind ON stories (kind, published, id);

CREATE TABLE story_topics (
    topic TEXT NOT NULL,
    kind TEXT NOT NULL,
    published INTEGER NOT NULL,
    story BLOB NOT NULL,
    PRIMARY KEY (topic, kind, published, story)
) STRICT, WITHOUT ROWID;
-- To take a story's topics away again.
CREATE INDEX story_topics_by_story ON story_topics (story);

CREATE TABLE shares (
    id BLOB PRIMARY KEY,
    person TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX shares_by_person ON shares (person, at, id);

-- One row for each counted opening. Nothing about the visitor.
CREATE TABLE clicks (
    n INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    share BLOB NOT NULL,
    person TEXT NOT NULL,
    story BLOB NOT NULL,
    network TEXT NOT NULL
) STRICT;
-- Both questions about clicks are answered from an index alone.
CREATE INDEX clicks_by_person ON clicks (person, at, share);
CREATE INDEX clicks_by_time ON clicks (at, share);

-- The key of a day's visitor hashes; removed when the day is over (the connection overwrites what it deletes).
CREATE TABLE day_keys (
    day INTEGER PRIMARY KEY,
    key BLOB NOT NULL
) STRICT;

CREATE TABLE sketches (
    day INTEGER NOT NULL,
    share BLOB NOT NULL,
    version INTEGER NOT NULL,
    registers BLOB NOT NULL,
    PRIMARY KEY (day, share)
) STRICT, WITHOUT ROWID;

CREATE TABLE publications (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The log. `n` has no gaps, and goes on counting when the demo is emptied.
CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
