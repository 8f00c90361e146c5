#pragma once
// A look at each source without keeping anything: is it there, where did it move, is it what its
// lab file says it is.

#include <string>
#include <vector>

#include "core/fetch.hpp"
#include "core/lab.hpp"

namespace labledger::cli {

/// What a source answers.
enum class ProbeVerdict {
  Reachable,     ///< It gives what its entry says.
  Moved,         ///< It does, at another address, and the server says for good.
  Blocked,       ///< Refused, forbidden by robots.txt, or a wall in place of the page.
  WrongContent,  ///< Something else than its entry says.
  OtherCompany,  ///< A job board, but another company's.
  Unreachable,   ///< No usable answer.
};

struct ProbeResult {
  ProbeVerdict verdict = ProbeVerdict::Unreachable;
  std::string detail;  ///< One sentence; may be empty when Reachable.
};

/// Judges the answer of one source of a lab.
[[nodiscard]] ProbeResult judge_probe(const FetchedBody& fetched, const Source& source,
                                      const Lab& lab);

/// "reachable", "moved", …: as printed.
[[nodiscard]] std::string_view label_of(ProbeVerdict verdict);

}  // namespace labledger::cli
