BEGIN TRANSACTION;
CREATE TABLE decision_reports (
    decision TEXT NOT NULL REFERENCES decisions (id),
    side TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id),
    PRIMARY KEY (decision, side, position)
);
INSERT INTO "decision_reports" VALUES('x-37164c70f10d20727dd4','reports',0,'r-769258387b735d13ede4');
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
INSERT INTO "decisions" VALUES('x-37164c70f10d20727dd4',1,'set','a','2026-11-25T23:30:59Z','hospital list','killed','13',NULL);
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
INSERT INTO "documents" VALUES('d-349e8cc3adc1092b4971','وكالة أ','n1',NULL,'2018-05-15','مقتل 12 في قصف سوق بتعز','مقتل 12 في قصف سوق بتعز
قال مصدر طبي الثلاثاء إن 12 شخصا قتلوا وأصيب 30 في قصف استهدف سوقا في مدينة تعز. واتهم السكان جماعة الحوثي بالقصف. وكانت حصيلة سابقة تحدثت عن 9 قتلى.','ar','551030f574934a3117e496741333c5bfeecc8c691abb8914acc3d199ad5e1511',NULL,'2026-11-25T23:30:58Z');
INSERT INTO "documents" VALUES('d-5ea24d38e930a0fdd1c0','وكالة أ','n2',NULL,'2018-07-14','مظاهرة في البصرة بسبب المياه','مظاهرة في البصرة بسبب المياه
تظاهر المئات الجمعة في مدينة البصرة احتجاجا على تلوث المياه وانقطاع الكهرباء.','ar','8a7c1f214276137f975d60e0b2f6d1d3c1582d30bded623ecbf2c699d7f41ab1',NULL,'2026-11-25T23:30:58Z');
INSERT INTO "documents" VALUES('d-7606cfa611f7024dbe40','وكالة أ','n1',NULL,'2018-05-15','مقتل 12 في قصف سوق بتعز','مقتل 12 في قصف سوق بتعز
قال مصدر طبي الثلاثاء إن 12 شخصا قتلوا وأصيب 30 في قصف استهدف سوقا في مدينة تعز. واتهم السكان جماعة الحوثي بالقصف. وكانت حصيلة سابقة تحدثت عن 9 قتلى.
تصحيح.','ar','4b658e721866db29d75c8f9e9a574f28ebfe60324823acbabda5853cef4f0d6e','d-349e8cc3adc1092b4971','2026-11-25T23:30:59Z');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "meta" VALUES('version','1');
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
INSERT INTO "reading_reports" VALUES('d-349e8cc3adc1092b4971',1,'e1',0,'r-dc027c9da5009a5f1f6e',NULL);
INSERT INTO "reading_reports" VALUES('d-349e8cc3adc1092b4971',1,'e2',1,'r-5dbf1ad4a4c5e775dd63','e1');
INSERT INTO "reading_reports" VALUES('d-5ea24d38e930a0fdd1c0',1,'e1',0,'r-47b7169770ba72ecaa7f',NULL);
INSERT INTO "reading_reports" VALUES('d-7606cfa611f7024dbe40',1,'e1',0,'r-769258387b735d13ede4',NULL);
INSERT INTO "reading_reports" VALUES('d-7606cfa611f7024dbe40',1,'e2',1,'r-8ab06af9f62c1ce50b48','e1');
CREATE TABLE readings (
    document TEXT NOT NULL REFERENCES documents (id),
    n INTEGER NOT NULL,
    run TEXT NOT NULL REFERENCES runs (id),
    added_at TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (document, n)
);
INSERT INTO "readings" VALUES('d-349e8cc3adc1092b4971',1,'u-831dfed169b3009d806f','2026-11-25T23:30:58Z','[{"evidence":[28,36],"id":"f1","kind":"statement","line":1,"rule":"test:fact","values":[["by","medical source"],["n",12]]}]');
INSERT INTO "readings" VALUES('d-5ea24d38e930a0fdd1c0',1,'u-831dfed169b3009d806f','2026-11-25T23:30:58Z','[]');
INSERT INTO "readings" VALUES('d-7606cfa611f7024dbe40',1,'u-831dfed169b3009d806f','2026-11-25T23:30:59Z','[{"evidence":[28,36],"id":"f1","kind":"statement","line":1,"rule":"test:fact","values":[["by","medical source"],["n",12]]}]');
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    type TEXT NOT NULL,
    modality TEXT NOT NULL,
    first TEXT,
    last TEXT,
    body TEXT NOT NULL
);
INSERT INTO "reports" VALUES('r-dc027c9da5009a5f1f6e','d-349e8cc3adc1092b4971','ASSAULT','actual','2018-05-15','2018-05-15','{"blamed":{"actor_id":"houthis","country":"YEM","evidence":[118,130],"name":"Houthi movement","role":"REB","rule":"test:party"},"killed":{"evidence":[5,7],"max":12,"min":12,"rule":"test:toll"},"killed_variants":[{"evidence":[166,172],"n":9,"source":"حصيلة سابقة"}],"mentions":[{"evidence":[11,14],"line":0,"rule":"test:trigger"},{"evidence":[75,78],"line":1,"rule":"test:trigger"}],"modality":"actual","modes":["heavy-weapons"],"places":[{"acled_precision":1,"country":"YEM","evidence":[20,23],"gazetteer_id":"g-taiz","lat":13.58,"lon":44.02,"name":"Taiz","rule":"test:where","ucdp_precision":1}],"recipients":[{"country":"YEM","evidence":[49,56],"role":"CVL","rule":"test:party"}],"source":{"evidence":[28,36],"rule":"test:source"},"type":"ASSAULT","when":{"basis":"words","evidence":[37,45],"first":"2018-05-15","last":"2018-05-15","rule":"test:when"},"wounded":{"evidence":[69,71],"max":30,"min":30,"rule":"test:toll"}}');
INSERT INTO "reports" VALUES('r-5dbf1ad4a4c5e775dd63','d-349e8cc3adc1092b4971','ACCUSE','actual',NULL,NULL,'{"actors":[{"country":"YEM","evidence":[111,117],"role":"CVL","rule":"test:party"}],"mentions":[{"evidence":[106,110],"line":1,"rule":"test:trigger"}],"modality":"actual","modes":["allege"],"type":"ACCUSE"}');
INSERT INTO "reports" VALUES('r-47b7169770ba72ecaa7f','d-5ea24d38e930a0fdd1c0','PROTEST','actual','2018-07-13','2018-07-13','{"actors":[{"country":"IRQ","evidence":[35,41],"role":"PRO","rule":"test:party"}],"mentions":[{"evidence":[0,6],"line":0,"rule":"test:trigger"},{"evidence":[29,34],"line":1,"rule":"test:trigger"}],"modality":"actual","modes":["demo"],"places":[{"acled_precision":1,"country":"IRQ","evidence":[10,16],"gazetteer_id":"g-basra","lat":30.51,"lon":47.78,"name":"Basra","rule":"test:where","ucdp_precision":1}],"type":"PROTEST","when":{"basis":"words","evidence":[42,48],"first":"2018-07-13","last":"2018-07-13","rule":"test:when"}}');
INSERT INTO "reports" VALUES('r-769258387b735d13ede4','d-7606cfa611f7024dbe40','ASSAULT','actual','2018-05-15','2018-05-15','{"blamed":{"actor_id":"houthis","country":"YEM","evidence":[118,130],"name":"Houthi movement","role":"REB","rule":"test:party"},"killed":{"evidence":[5,7],"max":12,"min":12,"rule":"test:toll"},"killed_variants":[{"evidence":[166,172],"n":9,"source":"حصيلة سابقة"}],"mentions":[{"evidence":[11,14],"line":0,"rule":"test:trigger"},{"evidence":[75,78],"line":1,"rule":"test:trigger"}],"modality":"actual","modes":["heavy-weapons"],"places":[{"acled_precision":1,"country":"YEM","evidence":[20,23],"gazetteer_id":"g-taiz","lat":13.58,"lon":44.02,"name":"Taiz","rule":"test:where","ucdp_precision":1}],"recipients":[{"country":"YEM","evidence":[49,56],"role":"CVL","rule":"test:party"}],"source":{"evidence":[28,36],"rule":"test:source"},"type":"ASSAULT","when":{"basis":"words","evidence":[37,45],"first":"2018-05-15","last":"2018-05-15","rule":"test:when"},"wounded":{"evidence":[69,71],"max":30,"min":30,"rule":"test:toll"}}');
INSERT INTO "reports" VALUES('r-8ab06af9f62c1ce50b48','d-7606cfa611f7024dbe40','ACCUSE','actual',NULL,NULL,'{"actors":[{"country":"YEM","evidence":[111,117],"role":"CVL","rule":"test:party"}],"mentions":[{"evidence":[106,110],"line":1,"rule":"test:trigger"}],"modality":"actual","modes":["allege"],"type":"ACCUSE"}');
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    software TEXT NOT NULL,
    engine TEXT NOT NULL,
    lexicon TEXT NOT NULL,
    model TEXT,
    first_used TEXT NOT NULL
);
INSERT INTO "runs" VALUES('u-831dfed169b3009d806f','0.1.0','lexicon','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',NULL,'2026-11-25T23:30:58Z');
CREATE TABLE sources (
    name TEXT PRIMARY KEY
);
INSERT INTO "sources" VALUES('وكالة أ');
CREATE TABLE spans (
    report TEXT NOT NULL REFERENCES reports (id),
    n INTEGER NOT NULL,
    field TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (report, n)
);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',0,'mentions.0',11,14);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',1,'mentions.1',75,78);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',2,'recipients.0',49,56);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',3,'places.0',20,23);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',4,'when',37,45);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',5,'killed',5,7);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',6,'wounded',69,71);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',7,'killed_variants.0',166,172);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',8,'blamed',118,130);
INSERT INTO "spans" VALUES('r-dc027c9da5009a5f1f6e',9,'source',28,36);
INSERT INTO "spans" VALUES('r-5dbf1ad4a4c5e775dd63',0,'mentions.0',106,110);
INSERT INTO "spans" VALUES('r-5dbf1ad4a4c5e775dd63',1,'actors.0',111,117);
INSERT INTO "spans" VALUES('r-47b7169770ba72ecaa7f',0,'mentions.0',0,6);
INSERT INTO "spans" VALUES('r-47b7169770ba72ecaa7f',1,'mentions.1',29,34);
INSERT INTO "spans" VALUES('r-47b7169770ba72ecaa7f',2,'actors.0',35,41);
INSERT INTO "spans" VALUES('r-47b7169770ba72ecaa7f',3,'places.0',10,16);
INSERT INTO "spans" VALUES('r-47b7169770ba72ecaa7f',4,'when',42,48);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',0,'mentions.0',11,14);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',1,'mentions.1',75,78);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',2,'recipients.0',49,56);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',3,'places.0',20,23);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',4,'when',37,45);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',5,'killed',5,7);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',6,'wounded',69,71);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',7,'killed_variants.0',166,172);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',8,'blamed',118,130);
INSERT INTO "spans" VALUES('r-769258387b735d13ede4',9,'source',28,36);
INSERT INTO "spans" VALUES('r-8ab06af9f62c1ce50b48',0,'mentions.0',106,110);
INSERT INTO "spans" VALUES('r-8ab06af9f62c1ce50b48',1,'actors.0',111,117);
CREATE INDEX documents_name ON documents (name);
CREATE INDEX documents_url ON documents (url);
CREATE INDEX documents_supersedes ON documents (supersedes);
CREATE INDEX reports_document ON reports (document);
CREATE INDEX reading_reports_report ON reading_reports (report);
CREATE INDEX decision_reports_report ON decision_reports (report);
CREATE TRIGGER sources_update BEFORE UPDATE ON sources BEGIN SELECT RAISE(ABORT, 'rows of sources are never changed'); END;
CREATE TRIGGER sources_delete BEFORE DELETE ON sources BEGIN SELECT RAISE(ABORT, 'rows of sources are never changed'); END;
CREATE TRIGGER documents_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'rows of documents are never changed'); END;
CREATE TRIGGER documents_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'rows of documents are never changed'); END;
CREATE TRIGGER runs_update BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'rows of runs are never changed'); END;
CREATE TRIGGER runs_delete BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'rows of runs are never changed'); END;
CREATE TRIGGER readings_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'rows of readings are never changed'); END;
CREATE TRIGGER readings_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'rows of readings are never changed'); END;
CREATE TRIGGER reports_update BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'rows of reports are never changed'); END;
CREATE TRIGGER reports_delete BEFORE DELETE ON reports BEGIN SELECT RAISE(ABORT, 'rows of reports are never changed'); END;
CREATE TRIGGER reading_reports_update BEFORE UPDATE ON reading_reports BEGIN SELECT RAISE(ABORT, 'rows of reading_reports are never changed'); END;
CREATE TRIGGER reading_reports_delete BEFORE DELETE ON reading_reports BEGIN SELECT RAISE(ABORT, 'rows of reading_reports are never changed'); END;
CREATE TRIGGER spans_update BEFORE UPDATE ON spans BEGIN SELECT RAISE(ABORT, 'rows of spans are never changed'); END;
CREATE TRIGGER spans_delete BEFORE DELETE ON spans BEGIN SELECT RAISE(ABORT, 'rows of spans are never changed'); END;
CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'rows of decisions are never changed'); END;
CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'rows of decisions are never changed'); END;
CREATE TRIGGER decision_reports_update BEFORE UPDATE ON decision_reports BEGIN SELECT RAISE(ABORT, 'rows of decision_reports are never changed'); END;
CREATE TRIGGER decision_reports_delete BEFORE DELETE ON decision_reports BEGIN SELECT RAISE(ABORT, 'rows of decision_reports are never changed'); END;
COMMIT;
