-- An index of words for the filters of `sijill events`: it is derived, as what it indexes is.

-- the number under which the index knows an event: the first 60 bits of its id
ALTER TABLE events ADD COLUMN number BIGINT;
CREATE INDEX events_number ON events (number, status, type, country, first, id);

-- every word of any event, by kind ("actor", "place", "text", "mode"); `number` is 63 bits of the hash of both
CREATE TABLE words (
    number BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    word TEXT NOT NULL
);
CREATE INDEX words_kind ON words (kind, word);

-- which event has which word
CREATE TABLE word_events (
    word BIGINT NOT NULL,
    event BIGINT NOT NULL,
    PRIMARY KEY (word, event)
) /*sqlite: WITHOUT ROWID*/;
