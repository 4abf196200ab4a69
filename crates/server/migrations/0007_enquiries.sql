-- Enquiries after a click. `id` is a keyed hash of the company's reference; nothing is kept about who asked.

CREATE TABLE enquiries (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX enquiries_by_person ON enquiries (person, at);
