-- A ledger of schema 2, as labledger 0.1.0 made it from an invented archive: a page that changed, and a
-- job board that was kept without being read. One event with one delivery.
BEGIN TRANSACTION;
CREATE TABLE source (
  id  INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO source VALUES(1,'https://lab.example/policy');
INSERT INTO source VALUES(2,'https://lab.example/board');
CREATE TABLE payload (
  id      INTEGER PRIMARY KEY,
  digest  BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  size    INTEGER NOT NULL CHECK (size >= 0),
  source  INTEGER NOT NULL REFERENCES source(id),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  base    INTEGER REFERENCES payload(id),
  frame   BLOB NOT NULL,
  UNIQUE (source, ordinal)
) STRICT;
INSERT INTO payload VALUES(1,X'f346841855017a61f7715f96a7c793235b22ca6633cdb5266a2967769f8f1777',244,1,0,NULL,X'28b52ffd24f4cd0400628a1e1b70b5d50140f50b6965133469dc7c8b3572806b010fa5380155e70566e151846be7cfebeba6c8cb7ef0dbb1bb7b5ac266e2defcb44e0ed348983331801145f0a56f1deb1a793b426a875ef49ba21bce23aafcda01ee755fbf605831452a52310b8f2a447907a6321b16e63906e6b9b8c5a4dae4b3b7872281120a007035035c8f2829541fbe58400507b15a8dbb72e150f338b1f9049fd14549');
INSERT INTO payload VALUES(2,X'cc9da8ded9ccf15041820dc2953092a93b97925f3b0ef47ae3ee3ec63136b93f',243,1,1,1,X'28b52ffd24f3d50000386d6179736f6d730500b29b849325376a876137700c77ca0001bbc93ec1');
INSERT INTO payload VALUES(3,X'8ecf2705d1b4f3b504be9cd2fcbac555036d038849b37789d0d48c496d33de47',150,2,0,NULL,X'28b52ffd2496e50300e2481c1d70c5cd01cda1aa93a89710438e90b0055f1cf5b51ec95e789ff7fff505ef1de8cdb3e755f139bc67b68ea0e472835e4c3d11b63e3e90eea2248006522e42e8963f317a1b83d033cb5c4a1f075cad4a796d4bd3af81719aea528a253012a4a53a2d18ad7b759f039d506e0c6897d8c24d02003ca1f6186033bdd4900e');
CREATE TABLE fetch (
  id               INTEGER PRIMARY KEY,
  source           INTEGER NOT NULL REFERENCES source(id),
  outcome          TEXT NOT NULL,
  provenance       TEXT NOT NULL,
  started          INTEGER NOT NULL,
  finished         INTEGER NOT NULL,
  status           INTEGER NOT NULL,
  final_url        TEXT NOT NULL,
  redirects        TEXT NOT NULL,
  request_headers  TEXT NOT NULL,
  response_headers TEXT NOT NULL,
  payload          INTEGER REFERENCES payload(id),
  robots           BLOB,
  retry_at         INTEGER,
  remote_address   TEXT NOT NULL,
  archive          TEXT NOT NULL,
  archive_time     TEXT NOT NULL,
  error            TEXT NOT NULL,
  chain            BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
INSERT INTO fetch VALUES(1,1,'fetched','archive',1704110400000,1704110400000,200,'https://lab.example/policy','','',replace('Content-Type: text/html\nContent-Length: 244\n','\n',char(10)),1,NULL,NULL,'','<urn:sha256:ec11b1a399612e625b8d540522259c9be511d656e68b8f84693bf196ee6e085e>','2024-01-01T12:00:00Z','',X'fcc8461c30644bc37a434ce575d117f9f15b6d43dc4d01b4e45c3c44ae150349');
INSERT INTO fetch VALUES(2,1,'fetched','archive',1704196800000,1704196800000,200,'https://lab.example/policy','','',replace('Content-Type: text/html\nContent-Length: 243\n','\n',char(10)),2,NULL,NULL,'','<urn:sha256:e468bf87a62a1226ce5889c7cb204fffae0e3f7cdb116571baa60e1483c86fcd>','2024-01-02T12:00:00Z','',X'0c784c1e52ccadd8dfdc607d0d57514a14c9e59ead044166cdaec8a10e8b5eb5');
INSERT INTO fetch VALUES(3,2,'fetched','archive',1704110400000,1704110400000,200,'https://lab.example/board','','',replace('Content-Type: application/json\nContent-Length: 150\n','\n',char(10)),3,NULL,NULL,'','<urn:sha256:ac32365a99624c4390c9c86fd02144a543e0c6d7524457e3fd61c60976dafe31>','2024-01-01T12:00:00Z','',X'05f077b464bc1648cd7eaa6c143cd3dd6ce7be3fe15f61796ca44db7a5b24fe0');
CREATE TABLE derive_cursor (
  source      INTEGER PRIMARY KEY REFERENCES source(id),
  fetch       INTEGER NOT NULL REFERENCES fetch(id),
  newest      INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  payload     INTEGER REFERENCES payload(id),
  fingerprint INTEGER NOT NULL,
  problems    TEXT NOT NULL,
  usable      INTEGER REFERENCES fetch(id),
  usable_at   INTEGER,
  versions    INTEGER NOT NULL,
  derived_by  TEXT NOT NULL
) STRICT;
INSERT INTO derive_cursor VALUES(1,2,2,1704196800000,2,3227988850725815928,'',2,1704196800000,2,'2');
INSERT INTO derive_cursor VALUES(2,3,3,1704110400000,3,0,'unparsable',NULL,NULL,0,'2');
CREATE TABLE version (
  source    INTEGER NOT NULL REFERENCES source(id),
  number    INTEGER NOT NULL,
  fetch     INTEGER NOT NULL REFERENCES fetch(id),
  title     TEXT NOT NULL,
  language  TEXT NOT NULL,
  published TEXT, published_precision TEXT, published_source TEXT,
  modified  TEXT, modified_precision  TEXT, modified_source  TEXT,
  segments  INTEGER NOT NULL, effective TEXT, effective_precision TEXT, effective_source TEXT,
  PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
INSERT INTO version VALUES(1,1,1,'Scaling policy','',NULL,NULL,NULL,NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO version VALUES(1,2,2,'Scaling policy','',NULL,NULL,NULL,NULL,NULL,NULL,4,NULL,NULL,NULL);
CREATE TABLE capture (
  fetch    INTEGER PRIMARY KEY REFERENCES fetch(id),
  source   INTEGER NOT NULL REFERENCES source(id),
  problems TEXT NOT NULL,
  version  INTEGER
) STRICT;
INSERT INTO capture VALUES(1,1,'',1);
INSERT INTO capture VALUES(2,1,'',2);
INSERT INTO capture VALUES(3,2,'unparsable',NULL);
CREATE TABLE segment (
  source      INTEGER NOT NULL REFERENCES source(id),
  key         INTEGER NOT NULL,
  text        TEXT NOT NULL,
  role        TEXT NOT NULL,
  present     INTEGER NOT NULL,
  runs        INTEGER NOT NULL,
  first_seen  INTEGER NOT NULL,
  last_change INTEGER NOT NULL,
  last_seen   INTEGER NOT NULL,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
INSERT INTO segment VALUES(1,-8005503747878118740,'We will publish the results of every test.','main',0,1,1704110400000,1704196800000,1704110400000);
INSERT INTO segment VALUES(1,-6088739804599446207,'The results of these tests are kept for ten years.','main',1,1,1704110400000,1704110400000,1704110400000);
INSERT INTO segment VALUES(1,719293887796965346,'We test every model before it is offered to anyone.','main',1,1,1704110400000,1704110400000,1704110400000);
INSERT INTO segment VALUES(1,5550642765479850010,'We may publish the results of some tests.','main',1,1,1704196800000,1704196800000,1704196800000);
CREATE TABLE change (
  id         TEXT PRIMARY KEY,
  source     INTEGER NOT NULL REFERENCES source(id),
  fetch      INTEGER NOT NULL REFERENCES fetch(id),
  class      TEXT NOT NULL,
  type       TEXT NOT NULL,
  not_before INTEGER NOT NULL,
  not_after  INTEGER NOT NULL
, severity TEXT) STRICT;
INSERT INTO change VALUES('ecac09216afac456',1,2,'substantive','weakened',1704110400000,1704196800000,'medium');
INSERT INTO change VALUES('101b95e98c871c5d',2,3,'capture_problem','removed',1704110400000,1704110400000,NULL);
CREATE TABLE edit (
  change   TEXT NOT NULL REFERENCES change(id),
  position INTEGER NOT NULL,
  type     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  before_exact TEXT, before_prefix TEXT, before_suffix TEXT, before_heading TEXT,
  before_begin INTEGER, before_end INTEGER,
  after_exact TEXT, after_prefix TEXT, after_suffix TEXT, after_heading TEXT,
  after_begin INTEGER, after_end INTEGER, severity TEXT,
  PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO edit VALUES('ecac09216afac456',0,'weakened','level down from 1.0 (“will”) to 0.2 (“may”); widening of scope dropped: “every”; severity medium: level; severity medium: scope','We will publish the results of every test.',replace('before it is offered to anyone.\n','\n',char(10)),replace('\nThe results of these tests are ','\n',char(10)),'Scaling policy',67,109,'We may publish the results of some tests.',replace('before it is offered to anyone.\n','\n',char(10)),replace('\nThe results of these tests are ','\n',char(10)),'Scaling policy',67,108,'medium');
CREATE TABLE raised_up_to (
  source INTEGER PRIMARY KEY REFERENCES source(id),
  fetch  INTEGER NOT NULL REFERENCES fetch(id)
) STRICT;
INSERT INTO raised_up_to VALUES(1,2);
INSERT INTO raised_up_to VALUES(2,3);
CREATE TABLE event (
  id     TEXT PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  kind   TEXT NOT NULL,
  raised INTEGER NOT NULL,
  body   TEXT NOT NULL
) STRICT;
INSERT INTO event VALUES('ecac09216afac456',1,'change',1767225600000,'{"schema":1,"id":"ecac09216afac456","kind":"change","lab_id":"","lab_name":"","source_id":"","url":"https://lab.example/policy","topic":"","title":"Scaling policy","not_before":"2024-01-01T12:00:00Z","not_after":"2024-01-02T12:00:00Z","provenance":"archive","payload":"cc9da8ded9ccf15041820dc2953092a93b97925f3b0ef47ae3ee3ec63136b93f","change_class":"substantive","severity":"medium","categories":[],"announced":"unknown","edits":[{"type":"weakened","before":{"exact":"We will publish the results of every test.","heading":"Scaling policy"},"after":{"exact":"We may publish the results of some tests.","heading":"Scaling policy"},"reason":"level down from 1.0 (“will”) to 0.2 (“may”); widening of scope dropped: “every”; severity medium: level; severity medium: scope","severity":"medium"}],"edit_count":1,"health":null}');
CREATE TABLE delivery (
  id          INTEGER PRIMARY KEY,
  event       TEXT NOT NULL REFERENCES event(id),
  channel     TEXT NOT NULL,
  recipient   TEXT NOT NULL,
  rule        TEXT NOT NULL,
  digest      TEXT NOT NULL,
  due         INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts    INTEGER NOT NULL,
  first_tried INTEGER,
  next_try    INTEGER NOT NULL,
  settled     INTEGER,
  said        TEXT NOT NULL,
  UNIQUE (event, channel, recipient)
) STRICT;
INSERT INTO delivery VALUES(1,'ecac09216afac456','log','','all','',1767225600000,'pending',0,NULL,1767225600000,NULL,'');
CREATE TABLE channel_state (
  channel   TEXT PRIMARY KEY,
  failures  INTEGER NOT NULL,
  held      INTEGER,
  succeeded INTEGER,
  failed    INTEGER,
  said      TEXT NOT NULL
) STRICT;
CREATE TABLE source_health (
  source INTEGER PRIMARY KEY REFERENCES source(id),
  state  TEXT NOT NULL,
  since  INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX fetch_by_source ON fetch(source, started, id);
CREATE UNIQUE INDEX fetch_by_archive ON fetch(source, started, archive) WHERE provenance = 'archive';
CREATE INDEX fetch_by_retry ON fetch(retry_at) WHERE retry_at IS NOT NULL;
CREATE TRIGGER source_is_kept BEFORE DELETE ON source
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER source_is_fixed BEFORE UPDATE ON source
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER payload_is_kept BEFORE DELETE ON payload
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER payload_is_fixed BEFORE UPDATE ON payload
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER fetch_is_kept BEFORE DELETE ON fetch
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER fetch_is_fixed BEFORE UPDATE ON fetch
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE INDEX capture_by_source ON capture(source);
CREATE INDEX change_by_source ON change(source, not_after);
CREATE INDEX change_by_time ON change(not_after, id);
CREATE INDEX event_by_time ON event(raised, id);
CREATE INDEX delivery_by_next_try ON delivery(next_try) WHERE state = 'pending';
COMMIT;
PRAGMA application_id=0x4c61624c;
PRAGMA user_version=2;
