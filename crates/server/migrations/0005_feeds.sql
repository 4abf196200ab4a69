-- Feeds that are fetched on a schedule: how each stands, and by what its server knows what we have. The number leaves
-- room for tables that other parts of the programme add at the same time; the order does not matter.

CREATE TABLE feeds (
    address TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
