#pragma once
// Bytes of any type → Document: what they are is read from the bytes, not from their name.

#include <string_view>

#include "core/document.hpp"
#include "core/result.hpp"
#include "parsers/html/html_document.hpp"

namespace labledger::parsers {

/// What a body holds.
enum class MediaKind { Empty, Html, PlainText, Pdf, Other };

/// Sniffs the first bytes (a PDF may begin within the first 1024); the declared Content-Type
/// decides only between HTML and plain text.
/// @see WHATWG MIME Sniffing, section 7.1 (the patterns for HTML, PDF and archives).
[[nodiscard]] MediaKind sniff_media(std::string_view bytes, std::string_view content_type);

/// A body with everything removed that its Document does not depend on.
struct ReducedPayload {
  MediaKind kind = MediaKind::Empty;
  /// Whether the server declares a type that the bytes plainly are not: then they are hardly what
  /// was asked for.
  bool is_other_than_declared = false;
  /// Reduced markup, decoded plain text, or the words of a PDF with their places (parsers/pdf/
  /// pdf_layout.hpp); empty for what no parser reads. Equal fingerprints of
  /// one kind mean equal Documents; 0 stands for "not read".
  ReducedHtml content;
};

/// Linear in the input. The selection, if any, is of an HTML page. TooLarge when a limit of a
/// parser is exceeded. A PDF is read by a confined child process, whose failures are errors as
/// parsers/pdf/pdftotext.hpp tells.
[[nodiscard]] Result<ReducedPayload> reduce_payload(std::string_view bytes,
                                                    std::string_view content_type,
                                                    const PageSelection* selection = nullptr);

/// Builds the Document. What no parser reads gives a Document with the problem EmptyBody or
/// Unparsable; what is not of its declared type one with the problem OtherType. Never fails.
/// Without dates, that of an HTML page has none of its dates; all else is the same.
[[nodiscard]] Document build_document(const ReducedPayload& payload,
                                      DocumentParts parts = DocumentParts::All);

/// Both steps in one; a limit exceeded gives a Document with the problem Unparsable.
[[nodiscard]] Document parse_payload(std::string_view bytes, std::string_view content_type,
                                     const PageSelection* selection = nullptr);

}  // namespace labledger::parsers
