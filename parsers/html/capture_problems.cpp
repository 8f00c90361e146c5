#include "parsers/html/capture_problems.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/html/ascii.hpp"
#include "parsers/html/meta_names.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kNoTextBytes = 10;  // Less is no text.
constexpr std::size_t kLabelBytes = 45;   // A block no longer than this is a menu's or a label.
constexpr std::size_t kShortPageBytes = 1000;  // Of the blocks that are longer, all together.
constexpr std::size_t kNoticeBytes = 300;      // A message, not an article.

// Where a phrase has to stand to count.
enum class Place : std::uint8_t {
  Anywhere,    // In any block.
  BlockStart,  // At the start of a block.
  Title,       // At the start of the title or of a heading.
};

struct Phrase {
  std::string_view words;  // Lower case.
  Place place = Place::Anywhere;
  CaptureProblem problem = CaptureProblem::ErrorPage;
};

using enum Place;
using enum CaptureProblem;

// What crash screens, bot checks, walls and error pages say, in the words of the software that
// makes them. In order of trust: the first that is found names the problem.
constexpr auto kPhrases = std::to_array<Phrase>({
    {"a client-side exception has occurred", Anywhere, ClientError},
    {"application error", BlockStart, ClientError},
    {"something went wrong", BlockStart, ClientError},
    {"an unexpected error has occurred", BlockStart, ClientError},
    {"just a moment", Title, Challenge},
    {"attention required", Title, Challenge},
    {"verify you are human", Anywhere, Challenge},
    {"verify that you are human", Anywhere, Challenge},
    {"verifying you are human", Anywhere, Challenge},
    {"confirm you are human", Anywhere, Challenge},
    {"are you a robot", Anywhere, Challenge},
    {"you are not a robot", Anywhere, Challenge},
    {"you're not a robot", Anywhere, Challenge},
    {"checking your browser", Anywhere, Challenge},
    {"checking if the site connection is secure", Anywhere, Challenge},
    {"review the security of your connection", Anywhere, Challenge},
    {"unusual traffic from your", Anywhere, Challenge},
    {"complete the security check", Anywhere, Challenge},
    {"enable javascript and cookies to continue", Anywhere, Challenge},
    {"redirecting", BlockStart, RedirectShell},
    {"you are being redirected", BlockStart, RedirectShell},
    {"this page has moved", BlockStart, RedirectShell},
    {"log in to continue", BlockStart, LoginWall},
    {"sign in to continue", BlockStart, LoginWall},
    {"please log in", BlockStart, LoginWall},
    {"please sign in", BlockStart, LoginWall},
    {"you must be logged in", BlockStart, LoginWall},
    {"you need to sign in", BlockStart, LoginWall},
    {"log in to your account", Title, LoginWall},
    {"sign in to your account", Title, LoginWall},
    {"we value your privacy", BlockStart, ConsentWall},
    {"your privacy choices", Title, ConsentWall},
    {"before you continue", BlockStart, ConsentWall},
    {"403 forbidden", BlockStart, ErrorPage},
    {"404", Title, ErrorPage},
    {"500 internal server error", BlockStart, ErrorPage},
    {"502 bad gateway", BlockStart, ErrorPage},
    {"503 service", BlockStart, ErrorPage},
    {"504 gateway", BlockStart, ErrorPage},
    {"error 40", BlockStart, ErrorPage},
    {"error 50", BlockStart, ErrorPage},
    {"access denied", BlockStart, ErrorPage},
    {"forbidden", BlockStart, ErrorPage},
    {"internal server error", BlockStart, ErrorPage},
    {"service unavailable", BlockStart, ErrorPage},
    {"bad gateway", BlockStart, ErrorPage},
    {"not found", Title, ErrorPage},
    {"page not found", BlockStart, ErrorPage},
    {"page could not be found", Anywhere, ErrorPage},
    {"page couldn't be found", Anywhere, ErrorPage},
    {"couldn't find the page", Anywhere, ErrorPage},
    {"could not find the page", Anywhere, ErrorPage},
    {"page you are looking for", Anywhere, ErrorPage},
    {"page you're looking for", Anywhere, ErrorPage},
    {"page you requested", Anywhere, ErrorPage},
    {"page isn't available", Anywhere, ErrorPage},
    {"page is not available", Anywhere, ErrorPage},
    {"not available in your country", Anywhere, ErrorPage},
    {"not available in your region", Anywhere, ErrorPage},
    {"unavailable in your", Anywhere, ErrorPage},
    {"scheduled maintenance", Anywhere, ErrorPage},
    {"down for maintenance", Anywhere, ErrorPage},
    {"under maintenance", Anywhere, ErrorPage},
    {"we'll be back soon", BlockStart, ErrorPage},
});

// Lower case, with the typographic apostrophe written as the plain one.
std::string normalised(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\xE2\x80\x99") {
      out += '\'';
      i += 2;
    } else {
      out += to_ascii_lower(text[i]);
    }
  }
  return out;
}

bool stands_in(const Phrase& phrase, std::string_view text, bool is_title) {
  switch (phrase.place) {
    case Anywhere:
      return text.find(phrase.words) != std::string_view::npos;
    case BlockStart:
      return text.starts_with(phrase.words);
    case Title:
      return is_title && text.starts_with(phrase.words);
  }
  return false;
}

// The text that is neither a menu's nor a label's, in bytes.
std::size_t passage_bytes(const Document& document) {
  std::size_t bytes = 0;
  for (const Block& block : document.blocks)
    bytes += block.span.size() > kLabelBytes ? block.span.size() : 0;
  return bytes;
}

// Whether passages speak of something else than a visitor's data: then a request for consent stands
// beside the page and not in its place.
bool says_something_else(const Document& document) {
  static constexpr auto kConsentWords = std::to_array<std::string_view>(
      {"cookie", "consent", "privacy", "personal data", "partners", "advertis"});
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) {
    if (block.span.size() <= kLabelBytes) continue;
    const std::string text = normalised(document.view(block.span));
    const bool is_about_consent =
        std::any_of(kConsentWords.begin(), kConsentWords.end(),
                    [&](std::string_view word) { return text.find(word) != std::string::npos; });
    if (!is_about_consent) bytes += block.span.size();
  }
  return bytes > kNoticeBytes;
}

std::optional<CaptureProblem> problem_in_words(const Document& document) {
  struct Line {
    std::string text;
    bool is_title;
  };
  std::vector<Line> lines{{normalised(document.title), true}};
  for (const Block& block : document.blocks) {
    if (block.span.size() <= kNoticeBytes * 2)
      lines.push_back({normalised(document.view(block.span)), block.kind == BlockKind::Heading});
  }
  for (const Phrase& phrase : kPhrases) {
    for (const Line& line : lines) {
      if (stands_in(phrase, line.text, line.is_title)) return phrase.problem;
    }
  }
  return std::nullopt;
}

bool asks_for_password(const PageTree& tree) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                     [](const PageNode& node) { return node.element == Element::Input; });
}

// Whether the page sends the browser to another address: a refresh that names one, or a script.
bool sends_elsewhere(const PageTree& tree) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const PageNode& node) {
    if (node.element != Element::Meta) return false;
    const std::string_view name = tree.attribute(node, AttributeName::Name);
    if (meaning_of_meta(name) != MetaMeaning::Refresh) return false;
    const std::string_view content = tree.attribute(node, AttributeName::Content);
    return content == "script" || find_ignoring_case(content, "url", 0) != std::string_view::npos;
  });
}

}  // namespace

std::vector<CaptureProblem> capture_problems(const PageTree& tree, const Document& document) {
  const std::size_t bytes = passage_bytes(document);
  if (bytes > kShortPageBytes) return {};
  if (bytes < kNoticeBytes && sends_elsewhere(tree)) return {RedirectShell};
  if (bytes < kNoticeBytes && asks_for_password(tree)) return {LoginWall};
  if (document.text.size() < kNoTextBytes) return {NoText};
  const std::optional<CaptureProblem> problem = problem_in_words(document);
  if (!problem || (*problem == ConsentWall && says_something_else(document))) return {};
  return {*problem};
}

}  // namespace labledger::parsers
