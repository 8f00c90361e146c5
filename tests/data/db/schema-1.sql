-- A ledger of schema 1, as labledger 0.1.0 made it from an invented archive of three captures.
BEGIN TRANSACTION;
CREATE TABLE source (
  id  INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO source VALUES(1,'https://lab.example/policy');
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
INSERT INTO payload VALUES(1,X'63bd802ff1429e8aa3c868bb6a165ad306ce03408b295417e7b3eeb5a4241e8c',252,1,0,NULL,X'28b52ffd24fced040042ca1d1a80276d0380f0a5b95deb78323b092a703876e4c087502dcc060d9768718ca112f932f17552e32d5ee0276275755c81cd827af2718deae450289c790e8a6100277411c4ba2e4f3746ad8ef7f849cd07e78b22af74837bd5d71fb8c28e8004b4230e4176abe8306cd82238a901f7dcb376851ced122d5a0d004a1bd233e3c2d50c703da2a4507df86201151cc46a35eeca414869f573e063986328ac01bf');
INSERT INTO payload VALUES(2,X'cb9c370c7721093436e07b4cb6994d2f7329cf6167267043d3042a4a07c151e4',251,1,1,1,X'28b52ffd24fbd50000386d6179736f6d730500e837042ffb6ed662c36fe000fe9401029ec81df5');
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
INSERT INTO fetch VALUES(1,1,'fetched','archive',1704110400000,1704110400000,200,'https://lab.example/policy','','',replace('Content-Type: text/html\nContent-Length: 252\n','\n',char(10)),1,NULL,NULL,'','<urn:sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b>','2024-01-01T12:00:00Z','',X'c98da23efebf937c81b366a64b36c9eca663e02c4e7bc2728d3997545a070301');
INSERT INTO fetch VALUES(2,1,'fetched','archive',1704196800000,1704196800000,200,'https://lab.example/policy','','',replace('Content-Type: text/html\nContent-Length: 252\n','\n',char(10)),1,NULL,NULL,'','<urn:sha256:d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35>','2024-01-02T12:00:00Z','',X'a36d01e598b9cabec5bcc80582649e6224477bf024be2a3f4ce2cac59ce30bf3');
INSERT INTO fetch VALUES(3,1,'fetched','archive',1704283200000,1704283200000,200,'https://lab.example/policy','','',replace('Content-Type: text/html\nContent-Length: 251\n','\n',char(10)),2,NULL,NULL,'','<urn:sha256:4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce>','2024-01-03T12:00:00Z','',X'6878e1bc55d954b6f01690141ff50c85a19c46e6d44d99473e82e332ece25bda');
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
INSERT INTO derive_cursor VALUES(1,3,3,1704283200000,2,-2236102463116006145,'',3,1704283200000,2,'1');
CREATE TABLE version (
  source    INTEGER NOT NULL REFERENCES source(id),
  number    INTEGER NOT NULL,
  fetch     INTEGER NOT NULL REFERENCES fetch(id),
  title     TEXT NOT NULL,
  language  TEXT NOT NULL,
  published TEXT, published_precision TEXT, published_source TEXT,
  modified  TEXT, modified_precision  TEXT, modified_source  TEXT,
  segments  INTEGER NOT NULL,
  PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
INSERT INTO version VALUES(1,1,1,'Policy','',NULL,NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO version VALUES(1,2,3,'Policy','',NULL,NULL,NULL,NULL,NULL,NULL,4);
CREATE TABLE capture (
  fetch    INTEGER PRIMARY KEY REFERENCES fetch(id),
  source   INTEGER NOT NULL REFERENCES source(id),
  problems TEXT NOT NULL,
  version  INTEGER
) STRICT;
INSERT INTO capture VALUES(1,1,'',1);
INSERT INTO capture VALUES(2,1,'',1);
INSERT INTO capture VALUES(3,1,'',2);
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
INSERT INTO segment VALUES(1,-8005503747878118740,'We will publish the results of every test.','main',0,1,1704110400000,1704283200000,1704196800000);
INSERT INTO segment VALUES(1,-6088739804599446207,'The results of these tests are kept for ten years.','main',1,1,1704110400000,1704110400000,1704110400000);
INSERT INTO segment VALUES(1,719293887796965346,'We test every model before it is offered to anyone.','main',1,1,1704110400000,1704110400000,1704110400000);
INSERT INTO segment VALUES(1,5550642765479850010,'We may publish the results of some tests.','main',1,1,1704283200000,1704283200000,1704283200000);
CREATE TABLE change (
  id         TEXT PRIMARY KEY,
  source     INTEGER NOT NULL REFERENCES source(id),
  fetch      INTEGER NOT NULL REFERENCES fetch(id),
  class      TEXT NOT NULL,
  type       TEXT NOT NULL,
  not_before INTEGER NOT NULL,
  not_after  INTEGER NOT NULL
) STRICT;
INSERT INTO change VALUES('fdcb97ca3bf1836b',1,3,'substantive','reworded',1704196800000,1704283200000);
CREATE TABLE edit (
  change   TEXT NOT NULL REFERENCES change(id),
  position INTEGER NOT NULL,
  type     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  before_exact TEXT, before_prefix TEXT, before_suffix TEXT, before_heading TEXT,
  before_begin INTEGER, before_end INTEGER,
  after_exact TEXT, after_prefix TEXT, after_suffix TEXT, after_heading TEXT,
  after_begin INTEGER, after_end INTEGER,
  PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO edit VALUES('fdcb97ca3bf1836b',0,'reworded','','We will publish the results of every test.',replace('before it is offered to anyone.\n','\n',char(10)),replace('\nThe results of these tests are ','\n',char(10)),'Policy',59,101,'We may publish the results of some tests.',replace('before it is offered to anyone.\n','\n',char(10)),replace('\nThe results of these tests are ','\n',char(10)),'Policy',59,100);
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
COMMIT;
PRAGMA application_id=0x4c61624c;
PRAGMA user_version=1;
