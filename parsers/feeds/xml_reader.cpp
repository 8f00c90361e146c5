#include "parsers/feeds/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <expat.h>

#include "core/handle.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/encoding.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kDeclarationBytes = 256;
constexpr std::size_t kRootSearchBytes = 16U << 10;
constexpr std::size_t kPieceBytes = 1U << 20;

using Parser = Handle<XML_ParserStruct, XML_ParserFree>;

struct Vocabulary {
  std::string_view mark;    // Part of the namespace name.
  std::string_view prefix;  // As customary.
  XmlVocabulary vocabulary;
};

constexpr auto kVocabularies = std::to_array<Vocabulary>({
    {"www.w3.org/2005/Atom", "atom", XmlVocabulary::Feed},
    {"purl.org/atom/ns", "atom03", XmlVocabulary::Feed},
    {"purl.org/rss/1.0/modules/content", "content", XmlVocabulary::Content},
    {"purl.org/rss/1.0/modules/", "", XmlVocabulary::Other},
    {"purl.org/rss/1.0", "rss", XmlVocabulary::Feed},
    {"my.netscape.com/rdf/simple/0.9", "", XmlVocabulary::Feed},
    {"channel.netscape.com/rdf/simple/0.9", "", XmlVocabulary::Feed},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", "rdf", XmlVocabulary::Feed},
    {"purl.org/dc/elements", "dc", XmlVocabulary::DublinCore},
    {"purl.org/dc/terms", "dcterms", XmlVocabulary::DublinCore},
    {"www.sitemaps.org/schemas/sitemap/", "sitemap", XmlVocabulary::Feed},
    {"www.google.com/schemas/sitemap-news/", "news", XmlVocabulary::News},
});

XmlVocabulary vocabulary_of_namespace(std::string_view name) {
  for (const Vocabulary& known : kVocabularies) {
    if (name.find(known.mark) != std::string_view::npos) return known.vocabulary;
  }
  return XmlVocabulary::Other;
}

XmlVocabulary vocabulary_of_prefix(std::string_view prefix) {
  for (const Vocabulary& known : kVocabularies) {
    if (!known.prefix.empty() && known.prefix == prefix) return known.vocabulary;
  }
  return XmlVocabulary::Other;
}

/// What HTML names and XML does not; feeds use these without declaring them.
std::string_view character_of(std::string_view entity) {
  constexpr auto kCharacters = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"nbsp", "\xC2\xA0"}, {"mdash", "—"},  {"ndash", "–"},  {"hellip", "…"}, {"rsquo", "’"},
       {"lsquo", "‘"},       {"rdquo", "”"},  {"ldquo", "“"},  {"bull", "•"},   {"middot", "·"},
       {"copy", "©"},        {"reg", "®"},    {"trade", "™"},  {"euro", "€"},   {"pound", "£"},
       {"eacute", "é"},      {"egrave", "è"}, {"uuml", "ü"},   {"ouml", "ö"},   {"auml", "ä"},
       {"laquo", "«"},       {"raquo", "»"},  {"times", "×"},  {"deg", "°"},    {"sect", "§"},
       {"ccedil", "ç"},      {"aacute", "á"}, {"iacute", "í"}, {"oacute", "ó"}, {"ntilde", "ñ"}});
  const auto* found = std::find_if(kCharacters.begin(), kCharacters.end(),
                                   [&](const auto& known) { return known.first == entity; });
  return found == kCharacters.end() ? std::string_view("\xEF\xBF\xBD") : found->second;
}

/// Between expat's callbacks and the handler.
class Stream {
 public:
  Stream(XML_Parser parser, XmlHandler& handler, const XmlLimits& limits)
      : parser_(parser), handler_(handler), limits_(limits) {}

  void start(std::string_view name, const XML_Char** attributes) {
    if (++depth_ > limits_.depth) {
      stop({ErrorKind::TooLarge,
            "XML nests deeper than " + std::to_string(limits_.depth) + " elements"});
      return;
    }
    attributes_.clear();
    for (; *attributes != nullptr; attributes += 2) {
      attributes_.emplace_back(attributes[0], attributes[1]);
      note_namespace(attributes_.back().first, attributes_.back().second);
    }
    handler_.start(resolve(name), attributes_);
  }

  void end(std::string_view name) {
    --depth_;
    handler_.end(resolve(name));
    if (!handler_.is_done()) return;
    is_done_ = true;
    XML_StopParser(parser_, XML_FALSE);
  }

  void text(std::string_view text) { handler_.text(text); }

  void refuse_entities() { stop({ErrorKind::Refused, "XML that declares entities is not read"}); }

  [[nodiscard]] bool is_done() const { return is_done_; }
  [[nodiscard]] bool has_error() const { return !error_.message.empty(); }
  [[nodiscard]] Error error() const { return error_; }

 private:
  void stop(Error error) {
    if (has_error()) return;
    error_ = std::move(error);
    XML_StopParser(parser_, XML_FALSE);
  }

  // Declarations hold to the end of the document: feeds declare all at the root.
  void note_namespace(std::string_view name, std::string_view value) {
    constexpr std::string_view kDeclaration = "xmlns:";
    constexpr std::size_t kMostPrefixes = 64;
    if (!name.starts_with(kDeclaration) || prefixes_.size() >= kMostPrefixes) return;
    name.remove_prefix(kDeclaration.size());
    const bool is_known = std::any_of(prefixes_.begin(), prefixes_.end(),
                                      [&](const auto& known) { return known.first == name; });
    if (!is_known) prefixes_.emplace_back(name, vocabulary_of_namespace(value));
  }

  [[nodiscard]] XmlName resolve(std::string_view name) const {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return {XmlVocabulary::Feed, name};
    const std::string_view prefix = name.substr(0, colon);
    const std::string_view local = name.substr(colon + 1);
    for (const auto& [known, vocabulary] : prefixes_) {
      if (known == prefix) return {vocabulary, local};
    }
    return {vocabulary_of_prefix(prefix), local};
  }

  XML_Parser parser_;
  XmlHandler& handler_;
  const XmlLimits& limits_;
  std::size_t depth_ = 0;
  bool is_done_ = false;
  Error error_;
  XmlAttributes attributes_;
  std::vector<std::pair<std::string, XmlVocabulary>> prefixes_;
};

Stream& stream_of(void* user) {
  return *static_cast<Stream*>(user);
}

void install_callbacks(XML_Parser parser, Stream& stream) {
  XML_SetUserData(parser, &stream);
  XML_SetElementHandler(
      parser,
      [](void* user, const XML_Char* name, const XML_Char** attributes) {
        stream_of(user).start(name, attributes);
      },
      [](void* user, const XML_Char* name) { stream_of(user).end(name); });
  XML_SetCharacterDataHandler(parser, [](void* user, const XML_Char* text, int size) {
    stream_of(user).text({text, static_cast<std::size_t>(size)});
  });
  XML_SetSkippedEntityHandler(parser, [](void* user, const XML_Char* name, int) {
    stream_of(user).text(character_of(name));
  });
  XML_SetEntityDeclHandler(parser, [](void* user, const XML_Char*, int, const XML_Char*, int,
                                      const XML_Char*, const XML_Char*, const XML_Char*,
                                      const XML_Char*) { stream_of(user).refuse_entities(); });
  // Makes a name that nobody declared a skipped entity instead of an error. Nothing is fetched:
  // there is no handler that could.
  XML_UseForeignDTD(parser, XML_TRUE);
}

/// The label in `<?xml … encoding="label"?>`; empty when there is none.
std::string_view declared_encoding(std::string_view bytes) {
  const std::string_view lead = bytes.substr(0, kDeclarationBytes);
  if (!lead.starts_with("<?xml")) return {};
  const std::string_view declaration = lead.substr(0, lead.find("?>"));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return declaration.substr(at + 1, end - at - 1);
}

/// The document as clean UTF-8 from its first "<" on.
std::string clean_text(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  const std::string_view lead = bytes.substr(std::min(first, bytes.size()));
  std::string type = "text/xml";
  const std::string_view label = declared_encoding(lead);
  if (bytes.starts_with(std::string_view("<\0", 2))) {
    type += "; charset=utf-16le";
  } else if (bytes.starts_with(std::string_view("\0<", 2))) {
    type += "; charset=utf-16be";
  } else if (!label.empty() && !encoding_for_label(label).empty()) {
    type.append("; charset=").append(label);
  }
  std::string buffer;
  std::string text(to_utf8({bytes, type}, buffer));
  for (char& c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20;
    if (is_control && c != '\t' && c != '\n' && c != '\r') c = ' ';
  }
  text.erase(0, std::min(text.find('<'), text.size()));
  return text;
}

Error broken(XML_Parser parser) {
  return {ErrorKind::Malformed, "XML breaks in line " +
                                    std::to_string(XML_GetCurrentLineNumber(parser)) + ": " +
                                    XML_ErrorString(XML_GetErrorCode(parser))};
}

}  // namespace

Result<void> read_xml(std::string_view bytes, XmlHandler& handler, const XmlLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{ErrorKind::TooLarge, "XML of " + std::to_string(bytes.size()) +
                                          " bytes; the limit is " + std::to_string(limits.bytes)};
  }
  const std::string text = clean_text(bytes);
  const Parser parser(XML_ParserCreate("UTF-8"));
  if (!parser) return Error{ErrorKind::Internal, "no memory for an XML parser"};
  Stream stream(parser.get(), handler, limits);
  install_callbacks(parser.get(), stream);
  std::string_view rest = text;
  do {
    const std::string_view piece = rest.substr(0, kPieceBytes);
    rest.remove_prefix(piece.size());
    const XML_Status status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()),
                                        rest.empty() ? XML_TRUE : XML_FALSE);
    if (stream.has_error()) return stream.error();
    if (stream.is_done()) return {};
    if (status != XML_STATUS_OK) return broken(parser.get());
  } while (!rest.empty());
  return {};
}

std::string root_element(std::string_view bytes) {
  const std::string text = clean_text(bytes.substr(0, kRootSearchBytes));
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    if (text.compare(at, 4, "<!--") == 0) {
      at = text.find("-->", at);
      if (at == std::string::npos) return {};
      continue;
    }
    if (at + 1 >= text.size() || !is_ascii_alpha(text[at + 1])) continue;
    const std::size_t end = text.find_first_of(" \t\r\n/>", at);
    std::string name = text.substr(at + 1, std::min(end, text.size()) - at - 1);
    name.erase(0, name.find(':') + 1);
    std::transform(name.begin(), name.end(), name.begin(), to_ascii_lower);
    return name;
  }
  return {};
}

}  // namespace labledger::parsers
