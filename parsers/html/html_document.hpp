#pragma once
// HTML bytes → Document, in three linear steps: decode to UTF-8, reduce (parsers/html/reduce.hpp),
// build with Gumbo and read the blocks.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/document.hpp"
#include "core/result.hpp"
#include "core/selection.hpp"

namespace labledger::parsers {

/// What is known of the bytes besides the bytes.
struct HtmlInput {
  std::string_view bytes;
  std::string_view content_type;  ///< The Content-Type header field; may be empty.
  /// Where the lab file says that the text is; null: nowhere. It becomes a part of `html`.
  const PageSelection* selection = nullptr;
};

/// Hostile input meets these before Gumbo does: it is quadratic in nesting depth and attributes.
struct HtmlLimits {
  std::size_t bytes = 8U << 20;
  std::size_t depth = 512;
  std::size_t attributes_per_tag = 256;
};

/// HTML decoded and stripped to what the Document depends on; ready to be built.
struct ReducedHtml {
  std::string html;  ///< UTF-8.
  /// Equal fingerprints mean Documents that are equal but for where links lead that lead to no
  /// policy document (core/policy_link.hpp), by construction: a Document is a function of `html`
  /// alone, and the targets of links go nowhere but into Link::target. So a capture whose
  /// fingerprint is the last one's needs no tree.
  std::uint64_t fingerprint = 0;
};

/// Decodes and reduces. TooLarge names the limit and the value found; Malformed when a selector
/// cannot be read. Linear in the input.
[[nodiscard]] Result<ReducedHtml> reduce_html(const HtmlInput& input,
                                              const HtmlLimits& limits = {});

/// What of a Document is wanted: looking for its dates takes a third of the time.
enum class DocumentParts { All, WithoutDates };

/// Builds the Document. Never fails: what cannot be read shows in Document::problems.
[[nodiscard]] Document build_document(const ReducedHtml& reduced,
                                      DocumentParts parts = DocumentParts::All);

/// reduce_html and build_document in one.
[[nodiscard]] Result<Document> parse_html(const HtmlInput& input, const HtmlLimits& limits = {});

}  // namespace labledger::parsers
