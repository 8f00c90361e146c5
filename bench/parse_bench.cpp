// How much does reading a page cost, beside hashing its bytes? And how much of it is saved when
// only noise differs from the last capture, so that no tree is built?

#include <cstdio>
#include <string>

#include "bench/sample_page.hpp"
#include "bench/stopwatch.hpp"
#include "core/check.hpp"
#include "core/digest.hpp"
#include "parsers/payload.hpp"

int main() {
  constexpr std::size_t kRuns = 51;
  using labledger::bench::time_runs;
  const std::string page = labledger::bench::sample_page(1);
  const auto hash =
      time_runs(kRuns, [&] { CHECK_INVARIANT(labledger::sha256(page) != labledger::Digest{}); });
  const auto reduce = time_runs(kRuns, [&] {
    CHECK_INVARIANT(labledger::parsers::reduce_payload(page, "text/html").has_value());
  });
  const auto parse = time_runs(kRuns, [&] {
    CHECK_INVARIANT(labledger::parsers::parse_payload(page, "text/html").usable());
  });
  std::printf("parse: a page of %.1f kB\n", static_cast<double>(page.size()) / 1e3);
  std::printf("whole: %.3f ms (%.3f to %.3f), %.1f x hashing it\n", 1e3 * parse.median,
              1e3 * parse.fastest, 1e3 * parse.slowest, parse.median / hash.median);
  std::printf("only noise differs: %.3f ms (%.3f to %.3f), %.2f of the whole\n",
              1e3 * reduce.median, 1e3 * reduce.fastest, 1e3 * reduce.slowest,
              reduce.median / parse.median);
  return 0;
}
