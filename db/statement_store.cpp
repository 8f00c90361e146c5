#include "db/statement_store.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <tuple>
#include <utility>

#include "core/digest.hpp"
#include "core/names.hpp"
#include "core/search_text.hpp"
#include "db/search_query.hpp"

namespace labledger::db {
namespace {

/// A number of the index is the day of first sight, then as many bits of a hash: so the newest come
/// first without being sorted, and the numbers do not depend on the order of arrival.
constexpr int kHashBits = 28;

std::int64_t first_number_of_day(Instant at) {
  constexpr std::int64_t kDay = std::chrono::milliseconds(std::chrono::days{1}).count();
  constexpr std::int64_t kLastDay = (std::int64_t{1} << 30) - 1;
  return std::clamp<std::int64_t>(at.ms / kDay, 0, kLastDay) << kHashBits;
}

std::string_view word_of(StatementKind kind) {
  return name_of(kind);
}
std::string_view word_of(const std::string& category) {
  return category;
}

/// The names joined by blanks, as stored.
template <typename Items>
std::string joined(const Items& items) {
  std::string all;
  for (const auto& item : items) {
    if (!all.empty()) all += ' ';
    all += word_of(item);
  }
  return all;
}

/// Calls `take` with each word of a text of words joined by blanks.
template <typename Take>
void for_each_word(std::string_view words, const Take& take) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    take(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

/// One word of the index that stands for a property: a letter for which, then its name as letters
/// and digits alone.
std::string facet(char which, std::string_view name) {
  std::string word(1, which);
  word += name;
  std::erase_if(word, [](char c) { return c == '_' || c == '-'; });
  return word;
}

std::string facet(SourceId source) {
  return facet('s', std::to_string(source.value));
}

/// The properties of a wording that a search can ask for, as the index holds them.
std::string facets_of(SourceId source, std::string_view lab, std::string_view kinds,
                      std::string_view categories, std::string_view level) {
  std::string facets = facet(source);
  if (!lab.empty()) facets.append(" ").append(facet('b', lab));
  for_each_word(kinds, [&](std::string_view kind) { facets.append(" ").append(facet('k', kind)); });
  for_each_word(categories, [&](std::string_view category) {
    facets.append(" ").append(facet('c', category));
  });
  if (!level.empty()) facets.append(" ").append(facet('l', level));
  return facets;
}

/// " AND facets : (a OR b)"; empty when nothing is asked for.
std::string one_of(const std::vector<std::string>& facets) {
  if (facets.empty()) return {};
  std::string clause = " AND facets : (";
  for (const std::string& facet : facets) {
    if (&facet != &facets.front()) clause += " OR ";
    clause += facet;
  }
  return clause + ")";
}

template <typename Items, typename Name>
std::vector<std::string> facets_for(char which, const Items& items, const Name& name) {
  std::vector<std::string> facets;
  facets.reserve(items.size());
  for (const auto& item : items)
    facets.push_back(facet(which, name(item)));
  return facets;
}

std::string expression_of(const std::string& words, const SearchFilter& filter) {
  std::vector<std::string> sources;
  for (const SourceId source : filter.sources.value_or(std::vector<SourceId>{}))
    sources.push_back(facet(source));
  const auto name = [](auto item) { return name_of(item); };
  const auto itself = [](const std::string& category) { return std::string_view(category); };
  std::vector<std::string> labs;
  if (!filter.lab.empty()) labs.push_back(facet('b', filter.lab));
  return "words : " + words + one_of(labs) + one_of(sources) +
         one_of(facets_for('k', filter.kinds, name)) +
         one_of(facets_for('c', filter.categories, itself)) +
         one_of(facets_for('l', filter.levels, name));
}

std::optional<std::int64_t> as_integer(const std::optional<std::uint64_t>& hash) {
  return hash ? std::optional(static_cast<std::int64_t>(*hash)) : std::nullopt;
}

std::optional<std::uint64_t> as_hash(const std::optional<std::int64_t>& number) {
  return number ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

// The columns that read_row() expects; a macro, because SQL must be one constant.
#define WORDING_COLUMNS                                                                   \
  "SELECT r.id, r.source, r.key, r.fetch, r.replaced, r.statement, r.document, r.kinds, " \
  "r.categories, r.level, r.speaker, r.quantities, r.heading, r.prefix, r.suffix, "       \
  "r.span_begin, r.span_end, r.lab, s.text, s.role, s.present, s.runs, s.first_seen, "    \
  "s.last_change, "                                                                       \
  "s.last_seen, r.promise FROM "

/// "commitment compute;binding;lab": kinds, level and speaker.
std::string stored(const PromiseReading& promise) {
  std::string text = joined(promise.kinds);
  text.append(";").append(promise.level ? name_of(*promise.level) : std::string_view());
  return text.append(";").append(name_of(promise.speaker));
}

std::optional<PromiseReading> read_promise(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::size_t level = text.find(';');
  const std::size_t speaker = text.rfind(';');
  PromiseReading promise;
  for_each_word(text.substr(0, level), [&](std::string_view name) {
    if (const auto kind = from_name<StatementKind>(name)) promise.kinds.push_back(*kind);
  });
  promise.level = from_name<StatementLevel>(text.substr(level + 1, speaker - level - 1));
  promise.speaker = from_name<Speaker>(text.substr(speaker + 1)).value_or(Speaker::Lab);
  return promise;
}

WordingRow read_row(const Rows& rows) {
  WordingRow row;
  row.number = rows.integer(0);
  ReadingRow& reading = row.reading;
  reading.source = SourceId{rows.integer(1)};
  reading.key = static_cast<std::uint64_t>(rows.integer(2));
  reading.fetch = FetchId{rows.integer(3)};
  reading.replaced = as_hash(rows.optional_integer(4));
  reading.statement = as_hash(rows.optional_integer(5));
  reading.document = from_name<DocumentKind>(rows.bytes(6)).value_or(DocumentKind::Other);
  for_each_word(rows.bytes(7), [&](std::string_view name) {
    if (const auto kind = from_name<StatementKind>(name)) reading.kinds.push_back(*kind);
  });
  for_each_word(rows.bytes(8),
                [&](std::string_view name) { reading.categories.emplace_back(name); });
  reading.level = from_name<StatementLevel>(rows.bytes(9));
  reading.speaker = from_name<Speaker>(rows.bytes(10)).value_or(Speaker::Lab);
  reading.quantities = rows.text(11);
  reading.quote.heading = rows.text(12);
  reading.quote.prefix = rows.text(13);
  reading.quote.suffix = rows.text(14);
  reading.quote.span = {static_cast<std::uint32_t>(rows.integer(15)),
                        static_cast<std::uint32_t>(rows.integer(16))};
  row.segment.key = reading.key;
  row.segment.text = rows.text(18);
  row.segment.role = from_name<BlockRole>(rows.bytes(19)).value_or(BlockRole::Main);
  row.segment.present = rows.integer(20) != 0;
  row.segment.runs = static_cast<std::uint32_t>(rows.integer(21));
  row.segment.first_seen = rows.instant(22);
  row.segment.last_change = rows.instant(23);
  row.segment.last_seen = rows.instant(24);
  reading.lab = rows.text(17);
  reading.promise = read_promise(rows.bytes(25));
  reading.quote.exact = row.segment.text;
  return row;
}

/// By first sight and number. They are not sorted within SQL, which would copy the texts.
Result<std::vector<WordingRow>> read_wordings(Rows rows) {
  std::vector<WordingRow> found;
  while (TRY(rows.next()))
    found.push_back(read_row(rows));
  std::ranges::sort(found, [](const WordingRow& a, const WordingRow& b) {
    return std::tie(a.segment.first_seen, a.number) < std::tie(b.segment.first_seen, b.number);
  });
  return found;
}

/// What of a row is stored of statements alone.
struct StatementColumns {
  std::optional<std::string_view> document, level, speaker, quantities, heading, prefix, suffix;
  std::optional<std::uint32_t> begin, end;

  explicit StatementColumns(const ReadingRow& reading) {
    if (!reading.statement) return;
    document = name_of(reading.document);
    if (reading.level) level = name_of(*reading.level);
    speaker = name_of(reading.speaker);
    if (!reading.quantities.empty()) quantities = reading.quantities;
    heading = reading.quote.heading;
    prefix = reading.quote.prefix;
    suffix = reading.quote.suffix;
    begin = reading.quote.span.begin;
    end = reading.quote.span.end;
  }
};

}  // namespace

Result<std::int64_t> StatementStore::free_number(const std::string& url, std::uint64_t key,
                                                 Instant first_seen) {
  constexpr std::uint64_t kMask = (std::uint64_t{1} << kHashBits) - 1;
  const std::int64_t day = first_number_of_day(first_seen);
  auto hash = stable_hash(url, key) & kMask;
  while (true) {  // Ends: a day has more numbers than a ledger has rows.
    const std::int64_t number = day + static_cast<std::int64_t>(hash);
    const auto taken = TRY(database_.integer("SELECT 1 FROM reading WHERE id = ?", number));
    if (!taken) return number;
    hash = (hash + 1) & kMask;
  }
}

Result<void> StatementStore::add(const ReadingRow& reading, const std::string& url,
                                 std::string_view text, Instant first_seen) {
  const std::int64_t number = TRY(free_number(url, reading.key, first_seen));
  const StatementColumns columns(reading);
  const std::string kinds = joined(reading.kinds);
  const std::string categories = joined(reading.categories);
  std::optional<std::string> promise;
  if (reading.promise) promise = stored(*reading.promise);
  TRY(database_.run(
      "INSERT INTO reading (id, source, key, fetch, replaced, statement, document, kinds, "
      "categories, level, speaker, quantities, heading, prefix, suffix, span_begin, span_end, "
      "lab, promise) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      number, reading.source, static_cast<std::int64_t>(reading.key), reading.fetch,
      as_integer(reading.replaced), as_integer(reading.statement), columns.document, kinds,
      categories, columns.level, columns.speaker, columns.quantities, columns.heading,
      columns.prefix, columns.suffix, columns.begin, columns.end, reading.lab, promise));
  return database_.run("INSERT INTO search_index (rowid, words, facets) VALUES (?, ?, ?)", number,
                       search_form(text),
                       facets_of(reading.source, reading.lab, kinds, categories,
                                 columns.level.value_or(std::string_view{})));
}

Result<std::optional<std::uint64_t>> StatementStore::statement_of(SourceId source,
                                                                  std::uint64_t key) {
  const auto statement =
      TRY(database_.integer("SELECT statement FROM reading WHERE source = ? AND key = ?", source,
                            static_cast<std::int64_t>(key)));
  return as_hash(statement);
}

Result<std::vector<WordingRow>> StatementStore::telling(SourceId source) {
  return read_wordings(
      TRY(database_.query(WORDING_COLUMNS
                          "reading r CROSS JOIN segment s ON s.source = r.source AND s.key = r.key "
                          "WHERE r.source = ? AND (r.statement IS NOT NULL OR r.categories <> '')",
                          source)));
}

Result<std::vector<WordingRow>> StatementStore::everything(SourceId source) {
  return read_wordings(
      TRY(database_.query(WORDING_COLUMNS
                          "reading r CROSS JOIN segment s ON s.source = r.source AND s.key = r.key "
                          "WHERE r.source = ?",
                          source)));
}

Result<bool> StatementStore::has_statement(std::uint64_t statement) {
  const auto found =
      TRY(database_.integer("SELECT 1 FROM reading WHERE statement = ? AND kinds <> '' LIMIT 1",
                            static_cast<std::int64_t>(statement)));
  return found.has_value();
}

Result<void> StatementStore::search(std::string_view text, const SearchFilter& filter,
                                    const std::function<bool(WordingRow)>& take) {
  const std::string words = TRY(to_fts_query(text));
  if (filter.sources && filter.sources->empty()) return {};
  const std::int64_t last =
      filter.until ? first_number_of_day(*filter.until) + (std::int64_t{1} << kHashBits)
                   : std::numeric_limits<std::int64_t>::max();
  Rows rows =
      TRY(database_.query(WORDING_COLUMNS
                          "search_index f CROSS JOIN reading r ON r.id = f.rowid "
                          "CROSS JOIN segment s ON s.source = r.source AND s.key = r.key "
                          "WHERE f.search_index MATCH ? AND f.rowid < ? ORDER BY f.rowid DESC",
                          expression_of(words, filter), last));
  while (TRY(rows.next())) {
    if (!take(read_row(rows))) return {};
  }
  return {};
}

Result<void> StatementStore::drop(SourceId source) {
  // The index keeps no copy: what is taken out of it must be named as it was put in.
  Rows rows = TRY(database_.query(
      "SELECT r.id, r.lab, r.kinds, r.categories, coalesce(r.level, ''), s.text FROM reading r "
      "JOIN segment s ON s.source = r.source AND s.key = r.key WHERE r.source = ?",
      source));
  while (TRY(rows.next())) {
    TRY(database_.run(
        "INSERT INTO search_index (search_index, rowid, words, facets) VALUES ('delete', ?, ?, ?)",
        rows.integer(0), search_form(rows.bytes(5)),
        facets_of(source, rows.bytes(1), rows.bytes(2), rows.bytes(3), rows.bytes(4))));
  }
  return database_.run("DELETE FROM reading WHERE source = ?", source);
}

Result<void> StatementStore::drop_all() {
  return database_.run_script(
      "INSERT INTO search_index (search_index) VALUES ('delete-all'); DELETE FROM reading;");
}

}  // namespace labledger::db
