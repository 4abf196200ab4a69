-- Feeds that are fetched on a schedule: how each stands, and by what its server knows what we have.

CREATE TABLE feeds (
    address TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
