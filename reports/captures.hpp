#pragma once
// The captures that a report rests on, and the words that it quotes from each.

#include <string>
#include <vector>

#include "core/document.hpp"
#include "reports/page.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

/// Words that a report quotes, and the name that their place has on the capture's page.
struct QuotedWords {
  std::string anchor;
  std::string exact;
};

/// One capture with all that is quoted from it.
struct UsedCapture {
  CaptureReference capture;
  std::string url;
  std::string lab_id;  ///< Empty for an ad-hoc source.
  std::string lab_name;
  std::string source_id;
  std::vector<QuotedWords> quotes;
};

/// The captures that the pages of the report lead to, by digest, each once: of a body that came
/// several times, the first.
[[nodiscard]] std::vector<UsedCapture> used_captures(const ReportModel& model);

/// The page of a capture: what it is, how to check it, and its text with a place for each quote.
/// @param document the capture as the parsers read it now; null when they cannot, which is said.
[[nodiscard]] Page capture_page(const UsedCapture& used, const Document* document);

}  // namespace labledger::reports
