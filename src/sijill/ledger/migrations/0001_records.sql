-- What is read and decided. Rows of these tables are never changed and never deleted (see immutable.py).
-- Portable SQL: SQLite 3.24 and PostgreSQL 12. Days are "YYYY-MM-DD", moments "YYYY-MM-DDTHH:MM:SSZ", both as text.

CREATE TABLE sources (
    name TEXT PRIMARY KEY
);

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    source TEXT REFERENCES sources (name),
    name TEXT NOT NULL,
    url TEXT,
    published TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    supersedes TEXT REFERENCES documents (id),
    added_at TEXT NOT NULL
);
CREATE INDEX documents_name ON documents (name);
CREATE INDEX documents_url ON documents (url);
CREATE INDEX documents_supersedes ON documents (supersedes);

CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    software TEXT NOT NULL,
    engine TEXT NOT NULL,
    lexicon TEXT NOT NULL,
    model TEXT,
    first_used TEXT NOT NULL
);

CREATE TABLE readings (
    document TEXT NOT NULL REFERENCES documents (id),
    n INTEGER NOT NULL,
    run TEXT NOT NULL REFERENCES runs (id),
    added_at TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (document, n)
);

CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    type TEXT NOT NULL,
    modality TEXT NOT NULL,
    first TEXT,
    last TEXT,
    body TEXT NOT NULL
);
CREATE INDEX reports_document ON reports (document);

CREATE TABLE reading_reports (
    document TEXT NOT NULL,
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id),
    answers TEXT,
    PRIMARY KEY (document, n, position),
    FOREIGN KEY (document, n) REFERENCES readings (document, n)
);
CREATE INDEX reading_reports_report ON reading_reports (report);

CREATE TABLE spans (
    report TEXT NOT NULL REFERENCES reports (id),
    n INTEGER NOT NULL,
    field TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (report, n)
);

CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    n INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    field TEXT,
    value TEXT,
    undoes TEXT REFERENCES decisions (id)
);

CREATE TABLE decision_reports (
    decision TEXT NOT NULL REFERENCES decisions (id),
    side TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id),
    PRIMARY KEY (decision, side, position)
);
CREATE INDEX decision_reports_report ON decision_reports (report);
