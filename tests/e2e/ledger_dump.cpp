#include "tests/e2e/ledger_dump.hpp"

#include <memory>

#include <catch2/catch.hpp>

#include "db/database.hpp"
#include "db/verify.hpp"

namespace labledger::e2e {
namespace {

std::unique_ptr<db::Database> open(const std::string& path) {
  auto opened =
      db::Database::open(path, db::OpenMode::ReadWrite);  // Recovers the log, as a run would.
  INFO((opened ? "" : opened.error().message));
  REQUIRE(opened.has_value());
  return std::move(opened).value();
}

/// One line a row of a query that gives a single text column.
std::string lines_of(db::Database& database, const char* sql) {
  auto rows = database.query(sql);
  INFO((rows ? "" : rows.error().message));
  REQUIRE(rows.has_value());
  std::string out;
  while (rows->next().value())
    out += rows->text(0) + "\n";
  return out;
}

/// What was raised, without when: that is the clock's.
std::string raised(db::Database& database) {
  return lines_of(database,
                  "SELECT 'event ' || id || ' ' || source || ' ' || kind || ' ' || body FROM event "
                  "ORDER BY id") +
         lines_of(database,
                  "SELECT 'raised ' || source || ' ' || fetch FROM raised_up_to ORDER BY source");
}

/// Boards, openings and items of feeds.
std::string lists(db::Database& database) {
  return lines_of(database,
                  "SELECT 'board ' || source || ' ' || number || ' ' || kind || ' ' || company || "
                  "' ' || fetch || ' ' || first_seen || ' ' || coalesce(last_seen, '-') || ' ' || "
                  "coalesce(over, '-') FROM board ORDER BY source, number") +
         lines_of(database,
                  "SELECT 'opening ' || source || ' ' || board || ' ' || id || ' ' || class || ' ' "
                  "|| technical || ' ' || title || ' ' || team || ' ' || places || ' ' || fetch || "
                  "' ' || first_seen || ' ' || coalesce(closed_after, '-') || ' ' || "
                  "coalesce(closed_by, '-') || ' ' || repost_of FROM opening "
                  "ORDER BY source, board, id") +
         lines_of(
             database,
             "SELECT 'opening_event ' || source || ' ' || fetch || ' ' || position || ' ' || "
             "board || ' ' || opening || ' ' || change || ' ' || title || ' ' || before || ' ' "
             "|| after || ' ' || class_before || ' ' || class || ' ' || repost_id || ' ' || "
             "not_before || ' ' || not_after FROM opening_event "
             "ORDER BY source, fetch, position") +
         lines_of(database,
                  "SELECT 'feed_item ' || source || ' ' || number || ' ' || is_list || ' ' || guid "
                  "|| ' ' || url || ' ' || title || ' ' || summary || ' ' || fetch || ' ' || "
                  "first_seen FROM feed_item ORDER BY source, number");
}

std::string derived(db::Database& database) {
  return lists(database) +
         lines_of(database,
                  "SELECT 'version ' || source || ' ' || number || ' ' || fetch || ' ' || title || "
                  "' ' || "
                  "segments FROM version ORDER BY source, number") +
         lines_of(
             database,
             "SELECT 'capture ' || fetch || ' ' || problems || ' ' || coalesce(version, '-') FROM "
             "capture ORDER BY fetch") +
         lines_of(
             database,
             "SELECT 'segment ' || source || ' ' || key || ' ' || text || ' ' || role || ' ' || "
             "present || ' ' || runs || ' ' || first_seen || ' ' || last_change || ' ' || "
             "last_seen "
             "FROM segment ORDER BY source, key") +
         lines_of(database,
                  "SELECT 'reading ' || source || ' ' || key || ' ' || id || ' ' || lab || ' ' || "
                  "coalesce(replaced, '-') || ' ' || kinds || ' ' || categories || ' ' || "
                  "coalesce(statement, '-') || ' ' || coalesce(document, '-') || ' ' || "
                  "coalesce(level, '-') || ' ' || coalesce(speaker, '-') || ' ' || "
                  "coalesce(quantities, '-') || ' ' || coalesce(heading, '-') || ' ' || "
                  "coalesce(prefix, '-') || ' ' || coalesce(suffix, '-') || ' ' || "
                  "coalesce(span_begin, '-') FROM reading ORDER BY source, key") +
         lines_of(database,
                  "SELECT 'indexed ' || s.id || ' ' || group_concat(i.rowid) FROM source s JOIN "
                  "search_index i ON i.search_index MATCH 'facets : s' || s.id GROUP BY s.id") +
         lines_of(database,
                  "SELECT 'change ' || id || ' ' || source || ' ' || fetch || ' ' || class || ' ' "
                  "|| type "
                  "|| ' ' || not_before || ' ' || not_after FROM change ORDER BY id") +
         lines_of(database,
                  "SELECT 'edit ' || change || ' ' || position || ' ' || type || ' ' || reason || "
                  "' ' || "
                  "coalesce(before_exact, '-') || ' ' || coalesce(before_begin, '-') || ' ' || "
                  "coalesce(after_exact, '-') || ' ' || coalesce(after_begin, '-') FROM edit "
                  "ORDER BY change, position") +
         lines_of(
             database,
             "SELECT 'cursor ' || source || ' ' || fetch || ' ' || newest || ' ' || at || ' ' || "
             "fingerprint || ' ' || problems || ' ' || coalesce(usable, '-') || ' ' || versions "
             "FROM derive_cursor ORDER BY source");
}

}  // namespace

std::vector<std::string> chain_of(const std::string& path) {
  const auto database = open(path);
  auto rows = database->query("SELECT hex(chain) FROM fetch ORDER BY id");
  REQUIRE(rows.has_value());
  std::vector<std::string> chain;
  while (rows->next().value())
    chain.push_back(rows->text(0));
  return chain;
}

std::string dump_all(const std::string& path) {
  const auto database = open(path);
  return lines_of(*database, "SELECT 'source ' || id || ' ' || url FROM source ORDER BY id") +
         lines_of(
             *database,
             "SELECT 'payload ' || id || ' ' || hex(digest) || ' ' || size || ' ' || source || ' ' "
             "|| ordinal || ' ' || coalesce(base, '-') FROM payload ORDER BY id") +
         lines_of(*database, "SELECT 'fetch ' || id || ' ' || hex(chain) FROM fetch ORDER BY id") +
         derived(*database) + raised(*database);
}

std::string dump_derived(const std::string& path) {
  return derived(*open(path));
}

std::string dump_without_times(const std::string& path) {
  const auto database = open(path);
  return lines_of(*database,
                  "SELECT DISTINCT 'page ' || s.url || ' ' || f.outcome || ' ' || hex(p.digest) "
                  "FROM fetch f "
                  "JOIN source s ON s.id = f.source LEFT JOIN payload p ON p.id = f.payload "
                  "WHERE f.outcome = 'fetched' ORDER BY 1") +
         lines_of(
             *database,
             "SELECT 'version ' || s.url || ' ' || v.number || ' ' || v.title || ' ' || v.segments "
             "FROM version v JOIN source s ON s.id = v.source ORDER BY 1") +
         lines_of(
             *database,
             "SELECT 'segment ' || s.url || ' ' || g.key || ' ' || g.text || ' ' || g.runs FROM "
             "segment g JOIN source s ON s.id = g.source ORDER BY 1") +
         lines_of(
             *database,
             "SELECT 'reading ' || s.url || ' ' || r.key || ' ' || r.id || ' ' || r.lab || ' ' "
             "|| coalesce(r.replaced, '-') || ' ' || r.kinds || ' ' || r.categories || ' ' || "
             "coalesce(r.statement, '-') || ' ' || coalesce(r.heading, '-') || ' ' || "
             "(SELECT count(*) FROM search_index i WHERE i.search_index MATCH 'facets : s' || "
             "s.id AND i.rowid = r.id) FROM reading r JOIN source s ON s.id = r.source ORDER "
             "BY 1") +
         lines_of(*database, "SELECT 'change ' || class FROM change ORDER BY 1");
}

std::string events_of(const std::string& path) {
  return lines_of(*open(path),
                  "SELECT e.id || ' ' || s.url || ' ' || e.kind || ' ' || e.body FROM event e "
                  "JOIN source s ON s.id = e.source ORDER BY e.id");
}

std::string faults_of(const std::string& path) {
  const auto database = open(path);
  const auto found = db::verify(*database, [](std::int64_t, std::int64_t) {});
  if (!found) return found.error().message;
  std::string out;
  for (const std::string& fault : found->faults)
    out += fault + "\n";
  return out;
}

}  // namespace labledger::e2e
