-- Stories are found by the index that the program keeps in memory: what SQLite kept for finding them goes.
DROP TABLE story_topics;
DROP INDEX stories_by_kind;
ALTER TABLE stories DROP COLUMN words;
ALTER TABLE stories DROP COLUMN kind;
ALTER TABLE stories DROP COLUMN published;
