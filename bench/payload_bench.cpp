// How much does keeping a history cost, beside hashing it once? And how long does it take to read
// an old version back?

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

constexpr int kVersions = 200;
constexpr std::size_t kRuns = 7;

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
  const auto read = time_runs(kRuns, [&] {
    std::vector<std::int64_t> chain;
    for (std::int64_t at = kVersions - 1; at > 0; at = labledger::db::base_ordinal(at))
      chain.push_back(at);
    std::string bytes = codec.expand(frames[0], "", pages[0].size()).value();
    for (; !chain.empty(); chain.pop_back()) {
      const auto at = static_cast<std::size_t>(chain.back());
      bytes = codec.expand(frames[at], bytes, pages[at].size()).value();
    }
    CHECK_INVARIANT(bytes == pages.back());
  });
  std::printf("payloads: %d versions, %.1f MB raw, %.3f MB kept (%.0f:1)\n", kVersions,
              static_cast<double>(raw) / 1e6, static_cast<double>(stored) / 1e6,
              static_cast<double>(raw) / static_cast<double>(stored));
  std::printf("keep: %.3f ms a version (%.3f to %.3f), %.1f x hashing it\n",
              1e3 * keep.median / kVersions, 1e3 * keep.fastest / kVersions,
              1e3 * keep.slowest / kVersions, keep.median / hash.median);
  std::printf("read the last version from a cold cache: %.3f ms (%.3f to %.3f)\n",
              1e3 * read.median, 1e3 * read.fastest, 1e3 * read.slowest);
  return 0;
}
