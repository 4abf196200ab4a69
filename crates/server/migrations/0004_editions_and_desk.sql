-- Campaigns, what ambassadors suggest, and which stories somebody decided something about.

CREATE TABLE campaigns (
    id BLOB PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE submissions (
    id BLOB PRIMARY KEY,
    person TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX submissions_by_person ON submissions (person, id);

-- The ids of stories whose edition is not plain: few beside those of feeds. What is in `stories` from before is plain.
CREATE TABLE editions (
    story BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
