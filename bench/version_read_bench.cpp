// How long does it take to read any one version of a long history back, from a cold cache? A
// version is read through its chain of bases; the floor is the same bytes compressed in one piece.
//
// usage: version_read_bench [LEDGER]    invented histories, or every payload of a ledger

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "bench/sample_page.hpp"
#include "bench/stopwatch.hpp"
#include "core/check.hpp"
#include "core/digest.hpp"
#include "db/database.hpp"
#include "db/payload_codec.hpp"
#include "db/payload_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::bench {
namespace {

constexpr std::size_t kReadRuns = 3;  // Of each version; the median counts.

/// A history to be made: how many versions, and how long a page is.
struct History {
  int versions;
  std::size_t bytes;
};

/// On both sides of the bound on what a chain may expand.
constexpr auto kHistories = std::to_array<History>(
    {{4096, 20'000}, {1024, 100'000}, {256, 1'000'000}, {256, 2'000'000}, {40, 8'000'000}});

/// Version `version` of a page of about `bytes` bytes, with noise all over it.
std::string long_page(int version, std::size_t bytes) {
  std::string html;
  for (int part = 0; html.size() < bytes; ++part)
    html += sample_page(version * 1000 + part).substr(0, bytes - html.size());
  return html;
}

/// What reading came to, over all versions.
struct Reads {
  std::vector<double> seconds;  // One a version.
  std::vector<double> floors;
};

/// Reads one payload from a cold cache, and its bytes from a frame of their own.
void read_one(db::PayloadStore& store, db::PayloadCodec& codec, PayloadId payload, Reads& reads) {
  const auto bytes = store.get(payload).value();
  const std::string frame = codec.compress(*bytes, "").value();
  reads.seconds.push_back(time_runs(kReadRuns, [&] {
                            store.drop_cache();
                            CHECK_INVARIANT(store.get(payload).value()->size() == bytes->size());
                          }).median);
  reads.floors.push_back(time_runs(kReadRuns, [&] {
                           CHECK_INVARIANT(codec.expand(frame, "", bytes->size()).has_value());
                         }).median);
}

double part_of(std::vector<double> seconds, std::size_t percent) {
  std::sort(seconds.begin(), seconds.end());
  return 1e3 * seconds[(seconds.size() - 1) * percent / 100];
}

void print(const char* what, std::size_t raw, std::int64_t stored, const Reads& reads) {
  std::printf("%s: %zu versions, %.1f MB raw, %.3f MB kept\n", what, reads.seconds.size(),
              static_cast<double>(raw) / 1e6, static_cast<double>(stored) / 1e6);
  std::printf(
      "  read: median %.3f ms, 99th of 100 %.3f ms, worst %.3f ms; in one piece %.3f, %.3f, "
      "%.3f ms\n",
      part_of(reads.seconds, 50), part_of(reads.seconds, 99), part_of(reads.seconds, 100),
      part_of(reads.floors, 50), part_of(reads.floors, 99), part_of(reads.floors, 100));
}

void run_invented(const History& history) {
  const test::TemporaryFolder folder;
  const auto database =
      db::Database::open(folder.path("ledger.db"), db::OpenMode::ReadWrite).value();
  CHECK_INVARIANT(database->run("INSERT INTO source (url) VALUES ('https://a.example/')"));
  const SourceId source{database->last_insert_id()};
  db::PayloadStore store(*database);
  db::PayloadCodec codec;
  std::vector<PayloadId> payloads;
  std::size_t raw = 0;
  auto transaction = db::Transaction::begin(*database).value();
  for (int version = 0; version < history.versions; ++version) {
    const std::string page = long_page(version, history.bytes);
    raw += page.size();
    payloads.push_back(store.put(source, sha256(page), page).value());
  }
  CHECK_INVARIANT(transaction.commit());
  Reads reads;
  for (const PayloadId payload : payloads)
    read_one(store, codec, payload, reads);
  const std::string what = "pages of " + std::to_string(history.bytes / 1000) + " kB";
  print(what.c_str(), raw, store.storage()->stored_bytes, reads);
}

void run_ledger(const std::string& path) {
  const auto database = db::Database::open(path, db::OpenMode::ReadOnly).value();
  db::PayloadStore store(*database);
  db::PayloadCodec codec;
  const db::StorageUse use = store.storage().value();
  Reads reads;
  for (std::int64_t id = 1; id <= use.payloads; ++id)
    read_one(store, codec, PayloadId{id}, reads);
  print(path.c_str(), static_cast<std::size_t>(use.bytes), use.stored_bytes, reads);
}

}  // namespace
}  // namespace labledger::bench

// NOLINTNEXTLINE(bugprone-exception-escape): only for want of memory or of a disk.
int main(int count, char** arguments) {
  if (count > 1) {
    labledger::bench::run_ledger(arguments[1]);
    return 0;
  }
  for (const auto& history : labledger::bench::kHistories)
    labledger::bench::run_invented(history);
  return 0;
}
