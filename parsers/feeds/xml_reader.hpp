#pragma once
// XML as a stream of elements: what a feed or a sitemap needs of it and nothing that can be abused.
// No entity is ever declared, no file or URL ever opened, no tree built.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace labledger::parsers {

/// The vocabularies that feeds mix, told by namespace name, or by the customary prefix where a feed
/// forgets to declare it.
enum class XmlVocabulary {
  Feed,        ///< RSS, Atom, RSS 1.0, sitemaps: whatever stands without a prefix, too.
  Content,     ///< RSS 1.0 content module: content:encoded.
  DublinCore,  ///< dc: and dcterms:.
  News,        ///< Google's news sitemaps.
  Other,
};

/// A name in its vocabulary, without prefix.
struct XmlName {
  XmlVocabulary vocabulary = XmlVocabulary::Other;
  std::string_view local;
};

/// Attributes of one element as names and values, in order.
using XmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;

/// Receives the stream. Views live during the call.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;

  virtual void start(const XmlName& name, const XmlAttributes& attributes) = 0;
  virtual void end(const XmlName& name) = 0;
  virtual void text(std::string_view text) = 0;
  /// Whether enough was read; asked after each element.
  [[nodiscard]] virtual bool is_done() const { return false; }
};

/// What is read before a document is refused.
struct XmlLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t depth = 128;
};

/// Streams the document to the handler. The encoding is that of the byte order mark, else of the
/// XML declaration, else UTF-8, else the likeliest. Control characters that XML forbids read as
/// blanks; HTML's common named characters are known.
///
/// Refused when the document declares entities; TooLarge names the limit; Malformed gives the line
/// where the markup breaks: what was streamed until then stands. Linear.
/// @see XML 1.0, sections 2.2 and 4.6.
[[nodiscard]] Result<void> read_xml(std::string_view bytes, XmlHandler& handler,
                                    const XmlLimits& limits = {});

/// The name of the first element, in its vocabulary-free lower-case form ("rss", "feed", "rdf",
/// "urlset"); empty when there is none in the first kilobytes. Cheap: for telling formats apart.
[[nodiscard]] std::string root_element(std::string_view bytes);

}  // namespace labledger::parsers
