#include "db/schema_steps.hpp"

#include <array>

namespace labledger::db {
namespace {

/// Step 1. Evidence first: what no command rewrites. Then what `reparse` drops and rebuilds.
constexpr const char* kStep1 = R"sql(
CREATE TABLE source (
  id  INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE
) STRICT;

-- Version n of a source is compressed against an earlier one, its base; db/payload_codec.hpp says
-- which.
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

CREATE TABLE capture (
  fetch    INTEGER PRIMARY KEY REFERENCES fetch(id),
  source   INTEGER NOT NULL REFERENCES source(id),
  problems TEXT NOT NULL,
  version  INTEGER
) STRICT;
CREATE INDEX capture_by_source ON capture(source);

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

CREATE TABLE change (
  id         TEXT PRIMARY KEY,
  source     INTEGER NOT NULL REFERENCES source(id),
  fetch      INTEGER NOT NULL REFERENCES fetch(id),
  class      TEXT NOT NULL,
  type       TEXT NOT NULL,
  not_before INTEGER NOT NULL,
  not_after  INTEGER NOT NULL
) STRICT;
CREATE INDEX change_by_source ON change(source, not_after);
CREATE INDEX change_by_time ON change(not_after, id);

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
)sql";

/// Step 2. Alerts: neither evidence nor derived. `reparse` leaves these rows alone, so what was
/// told once stays told.
constexpr const char* kStep2 = R"sql(
ALTER TABLE version ADD COLUMN effective TEXT;
ALTER TABLE version ADD COLUMN effective_precision TEXT;
ALTER TABLE version ADD COLUMN effective_source TEXT;
ALTER TABLE change ADD COLUMN severity TEXT;
ALTER TABLE edit ADD COLUMN severity TEXT;

-- The highest row of the log, per source, whose events have been raised.
CREATE TABLE raised_up_to (
  source INTEGER PRIMARY KEY REFERENCES source(id),
  fetch  INTEGER NOT NULL REFERENCES fetch(id)
) STRICT;
INSERT INTO raised_up_to (source, fetch) SELECT source, newest FROM derive_cursor;

CREATE TABLE event (
  id     TEXT PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  kind   TEXT NOT NULL,
  raised INTEGER NOT NULL,
  body   TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_time ON event(raised, id);

-- One row for each channel and recipient that is to have an event. `digest` is empty for a message
-- of its own; rows with the same channel, recipient, digest and due time go out as one message.
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
CREATE INDEX delivery_by_next_try ON delivery(next_try) WHERE state = 'pending';

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
)sql";

/// Step 3. Job boards, feeds and sitemaps, followed item by item; all of it is derived.
constexpr const char* kStep3 = R"sql(
-- One board system of one company. Ids of openings do not compare from one board to the next, so a
-- source that moves to another system begins another board. `last_seen` and `over` are NULL as long
-- as the source shows it.
CREATE TABLE board (
  source     INTEGER NOT NULL REFERENCES source(id),
  number     INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  company    TEXT NOT NULL,
  slug       TEXT NOT NULL,
  fetch      INTEGER NOT NULL REFERENCES fetch(id),
  first_seen INTEGER NOT NULL,
  last_seen  INTEGER,
  over       INTEGER,
  PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;

-- `closed_after` and `closed_by` are NULL while it is open: the last capture with it and the first
-- without. Places are joined by line ends.
CREATE TABLE opening (
  source       INTEGER NOT NULL REFERENCES source(id),
  board        INTEGER NOT NULL,
  id           TEXT NOT NULL,
  class        TEXT NOT NULL,
  technical    INTEGER NOT NULL,
  title        TEXT NOT NULL,
  team         TEXT NOT NULL,
  places       TEXT NOT NULL,
  url          TEXT NOT NULL,
  fetch        INTEGER NOT NULL REFERENCES fetch(id),
  first_seen   INTEGER NOT NULL,
  closed_after INTEGER,
  closed_by    INTEGER,
  repost_of    TEXT NOT NULL,
  PRIMARY KEY (source, board, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening_event (
  source           INTEGER NOT NULL REFERENCES source(id),
  fetch            INTEGER NOT NULL REFERENCES fetch(id),
  position         INTEGER NOT NULL,
  board            INTEGER NOT NULL,
  opening          TEXT NOT NULL,
  change           TEXT NOT NULL,
  title            TEXT NOT NULL,
  before           TEXT NOT NULL,
  after            TEXT NOT NULL,
  class_before     TEXT NOT NULL,
  technical_before INTEGER NOT NULL,
  class            TEXT NOT NULL,
  repost_id        TEXT NOT NULL,
  not_before       INTEGER NOT NULL,
  not_after        INTEGER NOT NULL,
  PRIMARY KEY (source, fetch, position)
) STRICT, WITHOUT ROWID;

-- Every item that a feed or sitemap has ever shown, numbered in the order of first sight.
CREATE TABLE feed_item (
  source     INTEGER NOT NULL REFERENCES source(id),
  number     INTEGER NOT NULL,
  is_list    INTEGER NOT NULL,
  guid       TEXT NOT NULL,
  url        TEXT NOT NULL,
  title      TEXT NOT NULL,
  summary    TEXT NOT NULL,
  fetch      INTEGER NOT NULL REFERENCES fetch(id),
  first_seen INTEGER NOT NULL,
  PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
)sql";

/// Step 4. Human work: evidence, and so never rewritten. `evidence` is the last link of the fetch
/// log when the entry was written (all zeros when the log was empty): what its author can have
/// seen.
constexpr const char* kReview = R"sql(
CREATE TABLE review (
  id           INTEGER PRIMARY KEY,
  at           INTEGER NOT NULL,
  author       TEXT NOT NULL CHECK (author <> ''),
  action       TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject      TEXT NOT NULL CHECK (subject <> ''),
  reason       TEXT NOT NULL,
  fields       TEXT NOT NULL,
  url          TEXT NOT NULL,
  evidence     BLOB NOT NULL CHECK (length(evidence) = 32),
  chain        BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
CREATE INDEX review_by_subject ON review(subject_kind, subject);

CREATE TRIGGER review_is_kept BEFORE DELETE ON review
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER review_is_fixed BEFORE UPDATE ON review
  BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
)sql";

/// Step 5. What wordings state, and a full-text index over all of them; all of it is derived.
constexpr const char* kStatements = R"sql(
-- One row for each segment: how it is read in the capture that first showed it. What is NULL below
-- `statement` is stored of statements alone. `id` is the row's number in the index: the day of
-- first sight and a hash. `statement` is a hash, the same for all wordings of one statement.
CREATE TABLE reading (
  id         INTEGER PRIMARY KEY,
  source     INTEGER NOT NULL REFERENCES source(id),
  key        INTEGER NOT NULL,
  fetch      INTEGER NOT NULL REFERENCES fetch(id),
  lab        TEXT NOT NULL,
  replaced   INTEGER,
  kinds      TEXT NOT NULL,
  categories TEXT NOT NULL,
  statement  INTEGER,
  document   TEXT,
  level      TEXT,
  speaker    TEXT,
  quantities TEXT,
  heading    TEXT,
  prefix     TEXT,
  suffix     TEXT,
  span_begin INTEGER,
  span_end   INTEGER,
  UNIQUE (source, key)
) STRICT;

-- It keeps no text of its own: `words` is segment.text in the form of core/search_text.hpp, and
-- `facets` has a word for the source, the lab, and each kind, category and level.
CREATE VIRTUAL TABLE search_index USING fts5(
  words, facets, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
)sql";

/// Step 6. What wordings promise by a time; derived. NULL for most.
constexpr const char* kPromises = R"sql(
ALTER TABLE reading ADD COLUMN promise TEXT;
)sql";

/// Step 7. The same rows, kept by source and key, as segments are: all readers walk through both
/// side by side, and only a search asks for a number.
constexpr const char* kReadingsBySource = R"sql(
CREATE TABLE reading_by_source (
  source     INTEGER NOT NULL REFERENCES source(id),
  key        INTEGER NOT NULL,
  id         INTEGER NOT NULL UNIQUE,
  fetch      INTEGER NOT NULL REFERENCES fetch(id),
  lab        TEXT NOT NULL,
  replaced   INTEGER,
  kinds      TEXT NOT NULL,
  categories TEXT NOT NULL,
  statement  INTEGER,
  document   TEXT,
  level      TEXT,
  speaker    TEXT,
  quantities TEXT,
  heading    TEXT,
  prefix     TEXT,
  suffix     TEXT,
  span_begin INTEGER,
  span_end   INTEGER,
  promise    TEXT,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

INSERT INTO reading_by_source
  (source, key, id, fetch, lab, replaced, kinds, categories, statement, document, level, speaker,
   quantities, heading, prefix, suffix, span_begin, span_end, promise)
  SELECT source, key, id, fetch, lab, replaced, kinds, categories, statement, document, level,
         speaker, quantities, heading, prefix, suffix, span_begin, span_end, promise
  FROM reading ORDER BY source, key;

DROP TABLE reading;
ALTER TABLE reading_by_source RENAME TO reading;
)sql";

/// Setting a PRAGMA takes no bound value, so each step's number is part of its constant.
constexpr auto kSteps = std::to_array<SchemaStep>({
    {kStep1, "PRAGMA user_version=1"},
    {kStep2, "PRAGMA user_version=2"},
    {kStep3, "PRAGMA user_version=3"},
    {kReview, "PRAGMA user_version=4"},
    {kStatements, "PRAGMA user_version=5"},
    {kPromises, "PRAGMA user_version=6"},
    {kReadingsBySource, "PRAGMA user_version=7"},
});

}  // namespace

std::span<const SchemaStep> schema_steps() {
  return kSteps;
}

}  // namespace labledger::db
