#pragma once
// poppler's pdftotext as a confined child process: PDF readers have too many bugs to run in ours.
// The one place in parsers/ that is more than a function of bytes; it touches no file and no
// network, and the same bytes give the same text.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger::parsers {

/// What the child may use. Each limit ends in a stated error.
struct PdfChildLimits {
  std::size_t input_bytes = std::size_t{64} << 20;
  std::size_t output_bytes = std::size_t{64} << 20;
  std::size_t memory_bytes = std::size_t{1} << 30;  ///< Address space.
  std::chrono::seconds processor_time{20};
  std::chrono::milliseconds wall_time{30'000};
  std::size_t pages = 5000;  ///< Further pages are not read: TooLarge.
};

/// How far the child is shut in; every child has the limits above.
enum class Confinement {
  SystemCalls,  ///< The kernel also refuses it sockets and other programs' memory.
  LimitsOnly,   ///< This system offers no filter of system calls.
};

/// Text of a PDF as the table that parsers/pdf/pdf_layout.hpp reads.
struct PdfTable {
  std::string table;
  Confinement confinement = Confinement::LimitsOnly;
};

/// Whether the bytes are a PDF: "%PDF-" within the first 1024 bytes.
/// @see ISO 32000-1 annex H.3, note 13: what readers accept.
[[nodiscard]] bool is_pdf(std::string_view bytes);

/// Runs `pdftotext -tsv` over the bytes, which reach it as an unlinked file in memory.
///
/// Malformed when it cannot read them: broken, encrypted, or in need of more memory than allowed,
/// which it does not tell apart. Refused when the PDF forbids it. TooLarge beyond a limit on input,
/// output or pages; Timeout beyond one on time; NotFound when pdftotext is not installed; Internal
/// when no child can be started. The child never outlives the call. Thread-safe.
[[nodiscard]] Result<PdfTable> run_pdftotext(std::string_view pdf,
                                             const PdfChildLimits& limits = {});

}  // namespace labledger::parsers
