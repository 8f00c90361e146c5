#include "cli/statement_history.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/url.hpp"

namespace labledger::cli {
namespace {

/// A page that was tried, and what it is in the registry.
struct Page {
  std::string url;
  const Source* source = nullptr;
};

/// The pages of one lab, or of one host that no lab's file names.
using Pages = std::vector<Page>;

/// By lab and, for pages of nobody, by host; those first. Each sorted by URL.
Result<std::map<std::pair<std::string, std::string>, Pages>> pages_by_speaker(
    Ledger& ledger, const parsers::Registry& registry) {
  std::map<std::pair<std::string, std::string>, Pages> all;
  const std::vector<std::string> urls = TRY(ledger.evidence().source_urls());
  for (const std::string& url : urls) {
    const Source* source = registry.find_source(url);
    const auto parsed = parse_url(url);
    const std::string host = source == nullptr && parsed ? parsed->origin() : std::string{};
    all[{source == nullptr ? "" : source->lab_id, host}].push_back({url, source});
  }
  return all;
}

template <typename Item>
bool takes_one(const std::vector<Item>& wanted, const Item& item) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), item) != wanted.end();
}

template <typename Item>
bool takes_any(const std::vector<Item>& wanted, const std::vector<Item>& items) {
  return wanted.empty() || std::any_of(items.begin(), items.end(), [&](const Item& item) {
           return std::find(wanted.begin(), wanted.end(), item) != wanted.end();
         });
}

/// The statements of one page, by first sight and id.
Result<std::vector<StatementHistory>> read_page(Wordings& wordings, const Page& page) {
  Ledger& ledger = wordings.ledger();
  std::vector<StatementHistory> statements;
  const auto source = TRY(ledger.evidence().find_source(page.url));
  if (!source) return statements;
  const std::optional<Instant> confirmed = TRY(last_confirmed(ledger, *source));
  std::vector<db::WordingRow> rows = TRY(wordings.take_statements(*source));
  std::map<std::uint64_t, std::size_t> place;  // Of a statement in `statements`.
  for (db::WordingRow& row : rows) {
    const std::uint64_t id = *row.reading.statement;
    if (place.emplace(id, statements.size()).second) {
      StatementHistory& begun = statements.emplace_back();
      begun.statement = id;
      begun.url = page.url;
      begun.source = page.source;
    }
    const Instant last =
        row.segment.present ? confirmed.value_or(row.segment.last_seen) : row.segment.last_seen;
    statements[place.at(id)].wordings.push_back({std::move(row), last});
  }
  for (StatementHistory& statement : statements) {
    const auto rank = [](const SeenWording& wording) {
      return std::tuple(wording.states(), wording.row.segment.present, wording.last_seen,
                        wording.row.segment.first_seen);
    };
    const auto best = std::max_element(
        statement.wordings.begin(), statement.wordings.end(),
        [&](const SeenWording& a, const SeenWording& b) { return rank(a) < rank(b); });
    statement.current = static_cast<std::size_t>(best - statement.wordings.begin());
  }
  std::sort(statements.begin(), statements.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first_seen(), a.statement) < std::tuple(b.first_seen(), b.statement);
  });
  return statements;
}

/// The statements of a lab by what can be the same on two pages.
class Places {
 public:
  explicit Places(const std::vector<StatementHistory>& statements) {
    for (const StatementHistory& statement : statements) {
      by_id_.emplace(statement.statement, &statement);
      for (const SeenWording& wording : statement.wordings) {
        if (wording.states()) by_wording_.emplace(wording.row.segment.key, &statement);
      }
    }
  }

  /// Where else it stands: under the same id, or in one of the same wordings.
  [[nodiscard]] std::vector<OtherPlace> besides(const StatementHistory& statement) const {
    Others others;
    note(by_id_.equal_range(statement.statement), statement, others);
    for (const SeenWording& wording : statement.wordings) {
      if (!wording.states()) continue;
      note(by_wording_.equal_range(wording.row.segment.key), statement, others);
    }
    std::vector<OtherPlace> places;
    places.reserve(others.size());
    for (const auto& [place, other] : others) {
      places.push_back({.url = other->url,
                        .statement = other->statement,
                        .first_seen = other->first_seen(),
                        .last_seen = other->last_seen(),
                        .present = other->present()});
    }
    return places;
  }

 private:
  using Index = std::multimap<std::uint64_t, const StatementHistory*>;
  using Others = std::map<std::pair<std::string, std::uint64_t>, const StatementHistory*>;

  static void note(const std::pair<Index::const_iterator, Index::const_iterator>& range,
                   const StatementHistory& statement, Others& others) {
    for (auto it = range.first; it != range.second; ++it) {
      const StatementHistory* const other = it->second;
      if (other->url != statement.url)
        others.emplace(std::pair(other->url, other->statement), other);
    }
  }

  Index by_id_;
  Index by_wording_;
};

void find_elsewhere(std::vector<StatementHistory>& statements) {
  const Places places(statements);
  for (StatementHistory& statement : statements)
    statement.elsewhere = places.besides(statement);
}

bool takes(const StatementFilter& filter, const StatementHistory& statement) {
  const bool is_of_topic = filter.topic.empty() ||
                           (statement.source != nullptr && statement.source->topic == filter.topic);
  return is_of_topic && statement.wording().states() &&
         takes_reading(filter, statement.wording().row.reading) &&
         takes_times(filter, statement.present(), statement.first_seen(), statement.last_seen());
}

}  // namespace

Instant StatementHistory::last_seen() const {
  Instant last = wording().last_seen;
  for (const SeenWording& wording : wordings) {
    if (wording.states()) last = std::max(last, wording.last_seen);
  }
  return last;
}

bool takes_reading(const StatementFilter& filter, const db::ReadingRow& reading) {
  const bool is_of_level =
      filter.levels.empty() || (reading.level && takes_one(filter.levels, *reading.level));
  return (filter.lab.empty() || reading.lab == filter.lab) && is_of_level &&
         takes_any(filter.kinds, reading.kinds) && takes_any(filter.categories, reading.categories);
}

bool takes_times(const StatementFilter& filter, bool present, Instant first_seen,
                 Instant last_seen) {
  if (filter.presence == Presence::Present && !present) return false;
  if (filter.presence == Presence::Gone && present) return false;
  return (!filter.period.since || last_seen >= *filter.period.since) &&
         (!filter.period.until || first_seen < *filter.period.until);
}

Result<std::optional<Instant>> last_confirmed(Ledger& ledger, SourceId source) {
  const auto cursor = TRY(ledger.derived().cursor(source));
  return cursor ? cursor->usable_at : std::nullopt;
}

std::string statement_id(std::uint64_t statement) {
  return fmt::format("{:016x}", statement);
}

Result<void> for_each_statement(Wordings& wordings, const parsers::Registry& registry,
                                const StatementFilter& filter,
                                const std::function<Result<void>(const StatementHistory&)>& take) {
  const auto all = TRY(pages_by_speaker(wordings.ledger(), registry));
  for (const auto& [speaker, pages] : all) {
    const bool is_other_lab = !speaker.first.empty() && speaker.first != filter.lab;
    if (!filter.lab.empty() && is_other_lab) continue;
    std::vector<StatementHistory> statements;
    for (const Page& page : pages) {
      std::vector<StatementHistory> found = TRY(read_page(wordings, page));
      std::move(found.begin(), found.end(), std::back_inserter(statements));
    }
    if (filter.finds_elsewhere) find_elsewhere(statements);
    for (const StatementHistory& statement : statements) {
      if (takes(filter, statement)) TRY(take(statement));
    }
  }
  return {};
}

Result<void> for_each_statement(Ledger& ledger, const parsers::Registry& registry,
                                const StatementFilter& filter,
                                const std::function<Result<void>(const StatementHistory&)>& take) {
  Wordings wordings(ledger);
  return for_each_statement(wordings, registry, filter, take);
}

}  // namespace labledger::cli
