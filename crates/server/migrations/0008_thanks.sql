-- Shares that their owners show to colleagues, and what people said for them.

CREATE TABLE shown (
    share BLOB PRIMARY KEY,
    person TEXT NOT NULL,
    story BLOB NOT NULL,
    since INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_by_person ON shown (person);
CREATE INDEX shown_by_story ON shown (story);
CREATE INDEX shown_by_moment ON shown (since);

CREATE TABLE thanks (
    share BLOB NOT NULL,
    giver TEXT NOT NULL,
    receiver TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (share, giver)
) STRICT, WITHOUT ROWID;
CREATE INDEX thanks_by_giver ON thanks (giver);
CREATE INDEX thanks_by_receiver ON thanks (receiver);
