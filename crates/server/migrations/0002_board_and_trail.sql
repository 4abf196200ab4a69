-- The board, which has one row; and for whom an event is, so that a person's own can be shown to them and erased.

CREATE TABLE board (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- None for events that are for everybody, or for nobody any more.
ALTER TABLE events ADD COLUMN person TEXT;
UPDATE events SET person = body ->> '$.audience.person' WHERE json_type(body, '$.audience') = 'object';
CREATE INDEX events_by_person ON events (person, n) WHERE person IS NOT NULL;

-- `person` of a command is empty once they erased themselves.
CREATE INDEX commands_by_person ON commands (person, id) WHERE person <> '';

-- A sketch is found by its share when that goes.
CREATE INDEX sketches_by_share ON sketches (share, day);
