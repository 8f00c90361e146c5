#pragma once
// The documents that a report quotes from, one at a time.

#include <functional>
#include <vector>

#include "cli/source_history.hpp"
#include "core/digest.hpp"
#include "core/document.hpp"
#include "core/fetch.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/selection.hpp"
#include "reports/captures.hpp"

namespace labledger::cli {

/// A capture that a report quotes from, and what its document is read from besides its bytes.
struct CaptureInputs {
  const reports::UsedCapture* used = nullptr;  ///< Never null.
  const FetchRecord* fetch = nullptr;          ///< What brought it; null when that is not known.
  const PageSelection* selection = nullptr;    ///< Of the lab file; null when there is none.
};

/// A digest over all that the page of a capture is made from, but for the program that makes it.
[[nodiscard]] Digest digest_of(const CaptureInputs& inputs);

/// Adds what of the selection decides how a document is read; null for none.
void add_selection(const PageSelection* selection, DigestBuilder& digest);

/// Whether the document is what this program makes of the capture, whenever it does: not so where
/// another program had a part in it (a PDF), or where it could not be read.
[[nodiscard]] bool is_settled(const Document* document);

/// Hands in each capture that `is_wanted` with its document, as the parsers read it now, without
/// dates; null where they cannot. By URL. Parses on all processors, and calls the functions on this
/// thread.
[[nodiscard]] Result<void> for_each_capture(
    SourceHistories& histories, const std::vector<Lab>& labs,
    std::vector<reports::UsedCapture> captures,
    const std::function<bool(const CaptureInputs&)>& is_wanted,
    const std::function<Result<void>(const CaptureInputs&, const Document*)>& take);

}  // namespace labledger::cli
