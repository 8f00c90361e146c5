// How much does keeping a history cost, beside hashing it once? And how long does it take to read
// any version back?

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/sample_page.hpp"
#include "bench/stopwatch.hpp"
#include "core/check.hpp"
#include "core/digest.hpp"
#include "db/payload_codec.hpp"

namespace {

constexpr int kVersions = 256;  // The last ones have the longest chains: thirty links.
constexpr std::size_t kRuns = 7;
constexpr std::size_t kReadRuns = 3;

/// A version through its chain of bases, nothing of which is at hand.
std::string read_back(labledger::db::PayloadCodec& codec, const std::vector<std::string>& pages,
                      const std::vector<std::string>& frames, std::size_t version) {
  std::vector<std::size_t> chain;
  for (auto at = static_cast<std::int64_t>(version); at > 0; at = labledger::db::base_ordinal(at))
    chain.push_back(static_cast<std::size_t>(at));
  std::string bytes = codec.expand(frames[0], "", pages[0].size()).value();
  for (; !chain.empty(); chain.pop_back())
    bytes = codec.expand(frames[chain.back()], bytes, pages[chain.back()].size()).value();
  return bytes;
}

}  // namespace

int main() {
  using labledger::bench::time_runs;
  std::vector<std::string> pages;
  std::size_t raw = 0;
  for (int i = 0; i < kVersions; ++i) {
    pages.push_back(labledger::bench::sample_page(i));
    raw += pages.back().size();
  }
  labledger::db::PayloadCodec codec;
  std::vector<std::string> frames(pages.size());
  const auto keep = time_runs(kRuns, [&] {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const auto base =
          static_cast<std::size_t>(labledger::db::base_ordinal(static_cast<std::int64_t>(i)));
      frames[i] = codec.compress(pages[i], i == 0 ? "" : pages[base]).value();
    }
  });
  std::size_t stored = 0;
  for (const std::string& frame : frames)
    stored += frame.size();
  const auto hash = time_runs(kRuns, [&] {
    for (const std::string& page : pages)
      CHECK_INVARIANT(labledger::sha256(page) != labledger::Digest{});
  });
  std::vector<labledger::bench::Timing> reads;
  for (std::size_t version = 0; version < pages.size(); ++version) {
    reads.push_back(time_runs(kReadRuns, [&] {
      CHECK_INVARIANT(read_back(codec, pages, frames, version) == pages[version]);
    }));
  }
  std::sort(reads.begin(), reads.end(),
            [](const auto& a, const auto& b) { return a.median < b.median; });
  std::printf("payloads: %d versions, %.1f MB raw, %.3f MB kept (%.0f:1)\n", kVersions,
              static_cast<double>(raw) / 1e6, static_cast<double>(stored) / 1e6,
              static_cast<double>(raw) / static_cast<double>(stored));
  std::printf("keep: %.3f ms a version (%.3f to %.3f), %.1f x hashing it\n",
              1e3 * keep.median / kVersions, 1e3 * keep.fastest / kVersions,
              1e3 * keep.slowest / kVersions, keep.median / hash.median);
  std::printf(
      "read a version from a cold cache: %.3f ms; the slowest of all %.3f ms (%.3f to %.3f)\n",
      1e3 * reads[reads.size() / 2].median, 1e3 * reads.back().median, 1e3 * reads.back().fastest,
      1e3 * reads.back().slowest);
  return 0;
}
