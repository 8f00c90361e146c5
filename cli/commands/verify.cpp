// `labledger verify`: checks everything the ledger claims, offline.

#include "db/verify.hpp"

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/ledger.hpp"
#include "cli/progress.hpp"

namespace labledger::cli {
namespace {

Result<ExitCode> verify_ledger(const Invocation& invocation) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  db::Verification found;
  {
    Progress progress("verify", invocation.global.verbosity);
    found = TRY(db::verify(ledger->database(), [&](std::int64_t done, std::int64_t total) {
      progress.show(done, total);
    }));
  }
  for (const std::string& fault : found.faults)
    fmt::print(stderr, "labledger: {}\n", fault);
  fmt::print("{} fetches chained, {} payloads hashed ({} bytes)\nhead {}\n", found.fetches,
             found.payloads, found.payload_bytes, found.head.hex());
  if (found.reviews > 0) {
    fmt::print("{} review entries chained\nreview head {}\n", found.reviews,
               found.review_head.hex());
  }
  if (found.faults.empty()) return ExitCode::Success;
  return Error{ErrorKind::Storage, fmt::format("ledger '{}' does not hold: {} fault(s) above",
                                               invocation.global.db_path, found.faults.size())};
}

}  // namespace

void add_verify_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("verify", "Computes the hash chain and every digest again, offline");
  command.notes(
      "Prints the head of the chain: published, it pins every fetch before it. The head of the\n"
      "reviews pins what people entered, and the fetches up to then. Exit 8 when anything does\n"
      "not hold, with one line for each fault.\n"
      "Example:\n"
      "  labledger verify --db ledger.db");
  command.runs([&invocation] { return verify_ledger(invocation); });
}

}  // namespace labledger::cli
