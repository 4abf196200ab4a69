-- Notifications for devices: how far the log was read for them, and what waits to be sent.

CREATE TABLE push_position (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    n INTEGER NOT NULL
) STRICT;

CREATE TABLE push_queue (
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    tag TEXT NOT NULL,
    due INTEGER NOT NULL,
    until INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    news TEXT NOT NULL,
    PRIMARY KEY (person, device, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX push_queue_by_moment ON push_queue (due);

-- The few who gave a device, among all people.
CREATE INDEX people_with_devices ON people (id) WHERE body ->> '$.devices[0].id' IS NOT NULL;
