-- What networks reported, as people took it in: one row an import, never changed.

CREATE TABLE reports (
    id BLOB PRIMARY KEY,
    person TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_person ON reports (person, id);
