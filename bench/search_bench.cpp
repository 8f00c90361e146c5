// How long does a search take among a million statements? The ledger is made up: sentences of words
// as frequent as in any language (Zipf 1949), on two thousand pages over five years. Give the
// number of statements, if not a million.

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "bench/stopwatch.hpp"
#include "core/check.hpp"
#include "core/digest.hpp"
#include "db/database.hpp"
#include "db/evidence_store.hpp"
#include "db/segment_store.hpp"
#include "db/statement_store.hpp"

namespace labledger {
namespace {

constexpr std::size_t kRuns = 21;
constexpr std::size_t kPages = 2'000;
constexpr std::size_t kWords = 50'000;
constexpr std::size_t kSentenceWords = 20;
constexpr std::size_t kLabs = 70;
constexpr std::size_t kDays = 1825;  ///< Five years.
constexpr std::int64_t kDay = 86'400'000;
constexpr std::size_t kShown = 50;  ///< Hits that are handed in, as `search` shows by default.

/// Words of rank 0 to kWords - 1, each as often as its rank is low.
class Vocabulary {
 public:
  Vocabulary() {
    double sum = 0;
    for (std::size_t i = 0; i < kWords; ++i)
      shares_.push_back(sum += 1.0 / static_cast<double>(i + 1));
  }

  [[nodiscard]] std::string word(std::mt19937_64& random) const {
    std::uniform_real_distribution<double> any(0, shares_.back());
    const auto found = std::lower_bound(shares_.begin(), shares_.end(), any(random));
    return name(static_cast<std::size_t>(found - shares_.begin()));
  }

  [[nodiscard]] static std::string name(std::size_t rank) { return fmt::format("w{}", rank); }

 private:
  std::vector<double> shares_;
};

Result<std::vector<db::FetchRow>> add_pages(db::Database& database) {
  db::EvidenceStore evidence(database);
  db::Transaction transaction = TRY(db::Transaction::begin(database));
  std::vector<db::FetchRow> pages;
  for (std::size_t i = 0; i < kPages; ++i) {
    FetchedBody fetched;
    fetched.record.url = fmt::format("https://lab{}.example/{}", i % kLabs, i);
    fetched.record.final_url = fetched.record.url;
    fetched.record.outcome = FetchOutcome::Fetched;
    fetched.record.status = 200;
    fetched.body = fetched.record.url;
    auto row = TRY(evidence.append(fetched));
    pages.push_back(*std::move(row));
  }
  TRY(transaction.commit());
  return pages;
}

db::ReadingRow make_reading(const db::FetchRow& page, std::size_t page_number, std::uint64_t key,
                            std::mt19937_64& random) {
  db::ReadingRow reading;
  reading.source = page.source;
  reading.fetch = page.id;
  reading.key = key;
  reading.lab = fmt::format("lab{}", page_number % kLabs);
  reading.statement = key;
  reading.kinds = {static_cast<StatementKind>(random() % kStatementKinds)};
  if (random() % 3 == 0) reading.categories = {random() % 2 == 0 ? "cyber" : "misuse"};
  if (reading.kinds.front() == StatementKind::Commitment) reading.level = StatementLevel::Binding;
  return reading;
}

Result<void> fill(db::Database& database, std::size_t statements) {
  const std::vector<db::FetchRow> pages = TRY(add_pages(database));
  db::StatementStore store(database);
  db::SegmentStore segments(database);
  const Vocabulary vocabulary;
  // NOLINTNEXTLINE(bugprone-random-generator-seed): always the same ledger.
  std::mt19937_64 random(1);
  constexpr std::size_t kBatch = 20'000;
  for (std::size_t done = 0; done < statements;) {
    db::Transaction transaction = TRY(db::Transaction::begin(database));
    for (std::size_t i = 0; i < kBatch && done < statements; ++i, ++done) {
      const std::size_t page = done * kPages / statements;
      std::string text;
      for (std::size_t k = 0; k < kSentenceWords; ++k)
        text.append(k == 0 ? "" : " ").append(vocabulary.word(random));
      SegmentRecord segment;
      segment.key = stable_hash(text, done);
      segment.text = text;
      segment.present = random() % 5 != 0;
      segment.first_seen = {static_cast<std::int64_t>(19'000 + random() % kDays) * kDay};
      segment.last_seen = segment.last_change = segment.first_seen;
      const db::ReadingRow reading = make_reading(pages[page], page, segment.key, random);
      TRY(store.add(reading, pages[page].record.url, text, segment.first_seen));
      TRY(segments.put(pages[page].source, {segment}));
    }
    TRY(transaction.commit());
  }
  return {};
}

struct Question {
  const char* name;
  std::string text;
  db::SearchFilter filter;
};

std::vector<Question> questions() {
  const auto word = Vocabulary::name;
  return {
      {"a rare word", word(20'000), {}},
      {"a word of one sentence in fifty", word(40), {}},
      {"the commonest word", word(0), {}},
      {"two common words", word(3) + " " + word(9), {}},
      {"a phrase of common words", "\"" + word(0) + " " + word(1) + "\"", {}},
      {"three words, one excluded", word(5) + " " + word(70) + " -" + word(1), {}},
      {"words that begin alike", "w123*", {}},
      {"a word on one lab's pages", word(12), {.lab = "lab7"}},
      {"a common word in one lab's promises",
       word(0),
       {.lab = "lab7", .kinds = {StatementKind::Commitment}}},
      {"a common word, long ago", word(0), {.until = Instant{19'010 * kDay}}},
      {"two words that never meet", word(30'000) + " " + word(31'000), {}},
  };
}

/// Searches as the program does, and gives the number of hits that were looked at.
Result<std::size_t> ask(db::StatementStore& store, const Question& question) {
  std::size_t hits = 0;
  TRY(store.search(question.text, question.filter,
                   [&](const db::WordingRow&) { return ++hits <= kShown; }));
  return hits;
}

Result<void> measure(std::size_t statements) {
  const auto folder = std::filesystem::temp_directory_path() / "labledger_search_bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const std::string path = (folder / "ledger.db").string();
  {
    const auto database = TRY(db::Database::open(path, db::OpenMode::ReadWrite));
    TRY(fill(*database, statements));
  }
  const auto database = TRY(db::Database::open(path, db::OpenMode::ReadOnly));
  db::StatementStore store(*database);
  const auto size = static_cast<double>(std::filesystem::file_size(path));
  std::printf("search: %zu statements, %.0f MB of ledger, the newest %zu hits of each search\n",
              statements, size / 1e6, kShown);
  for (const Question& question : questions()) {
    std::size_t hits = 0;
    const auto timing = bench::time_runs(kRuns, [&] {
      const auto found = ask(store, question);
      CHECK_INVARIANT(found.has_value());
      hits = *found;
    });
    std::printf("%-36s %8.2f ms (%.2f to %.2f), %zu hits\n", question.name, 1e3 * timing.median,
                1e3 * timing.fastest, 1e3 * timing.slowest, std::min(hits, kShown));
  }
  std::filesystem::remove_all(folder);
  return {};
}

}  // namespace
}  // namespace labledger

// NOLINTNEXTLINE(bugprone-exception-escape): only for want of memory or of a disk.
int main(int argc, char** argv) {
  const std::size_t statements = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const labledger::Result<void> done = labledger::measure(statements);
  if (!done) std::fprintf(stderr, "search_bench: %s\n", done.error().message.c_str());
  return done ? 0 : 1;
}
