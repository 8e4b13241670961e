-- What is derived: dropped and made again from the records by `sijill rebuild`, the same every time.

-- the current reading of each document, and the document that corrects it
CREATE TABLE heads (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    n INTEGER NOT NULL,
    superseded_by TEXT REFERENCES documents (id)
);

-- documents whose reports are not yet linked; written together with the document, so that a killed process leaves them here
CREATE TABLE pending (
    document TEXT PRIMARY KEY REFERENCES documents (id)
);

-- what linking compares of a document and of a current report; `number` is the first 60 bits of the id
CREATE TABLE link_documents (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    number BIGINT NOT NULL,
    bands TEXT NOT NULL
);
CREATE INDEX link_documents_number ON link_documents (number);
CREATE TABLE link_reports (
    report TEXT PRIMARY KEY REFERENCES reports (id),
    document TEXT NOT NULL REFERENCES documents (id),
    number BIGINT NOT NULL,
    place TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX link_reports_document ON link_reports (document);
CREATE INDEX link_reports_number ON link_reports (number);

-- blocks: 63 bits of the hash of a block's name, and the number of a report or document that is in it
CREATE TABLE link_keys (
    block BIGINT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (block, number)
);

CREATE TABLE links (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    same INTEGER NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    veto TEXT,
    reasons TEXT NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE INDEX links_b ON links (b);

CREATE TABLE relations (
    kind TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (kind, a, b)
);
CREATE INDEX relations_a ON relations (a);
CREATE INDEX relations_b ON relations (b);

CREATE TABLE members (
    report TEXT PRIMARY KEY REFERENCES reports (id),
    event TEXT NOT NULL
);
CREATE INDEX members_event ON members (event);

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    modes TEXT NOT NULL,
    modality TEXT NOT NULL,
    status TEXT NOT NULL,
    first TEXT,
    last TEXT,
    date_precision INTEGER,
    place TEXT,
    country TEXT,
    admin1 TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    place_precision INTEGER,
    actors TEXT NOT NULL,
    recipients TEXT NOT NULL,
    killed_low INTEGER,
    killed_best INTEGER,
    killed_high INTEGER,
    wounded_low INTEGER,
    wounded_best INTEGER,
    wounded_high INTEGER,
    reports INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    first_report TEXT,
    last_report TEXT,
    aggregate INTEGER NOT NULL,
    disputed TEXT NOT NULL,
    summary TEXT NOT NULL
);
CREATE INDEX events_order ON events (first, id);
CREATE INDEX events_last ON events (last);
CREATE INDEX events_type ON events (type, first);
CREATE INDEX events_country ON events (country, first);
CREATE INDEX events_status ON events (status, first);
CREATE INDEX events_killed ON events (killed_best);

-- folded words (sijill.text.key) of each event for the filters of these names; the longest last, so that the others are read without it
CREATE TABLE event_words (
    event TEXT PRIMARY KEY,
    actor TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL
);

-- the current reports that each decision in force is about: a decision on a report of an earlier reading goes over to its successor
CREATE TABLE decided (
    decision TEXT NOT NULL REFERENCES decisions (id),
    side TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id),
    PRIMARY KEY (decision, side, position)
);
CREATE INDEX decided_report ON decided (report);
