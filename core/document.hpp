#pragma once
// What a parser makes of bytes: the visible text, cut into blocks, with title and stated dates.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"

namespace labledger {

/// A half-open byte range [begin, end) in a Document's text.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  friend auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

enum class BlockKind { Heading, Paragraph, ListItem, TableRow, Quote, Code, Caption };

/// Whether a block belongs to what the page says, or to what surrounds it on every page.
enum class BlockRole {
  Main,     ///< Main text.
  Chrome,   ///< Menus, banners, teasers, footers: kept and compared, but told apart.
  Outside,  ///< Left out by a selection of the lab file: kept, and never compared.
};

/// A run of text that the page sets apart from its neighbours.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  BlockRole role = BlockRole::Main;
  std::uint8_t level = 0;     ///< Heading level 1 to 6; nesting depth of a list item; else 0.
  std::int32_t heading = -1;  ///< Index of the heading block it stands under; -1 for none.
  TextSpan span;              ///< In Document::text; never empty, never overlapping.
  std::uint32_t page = 0;     ///< Page of a paged document, from 1; 0 where there are no pages.
};

/// A link in the text and where it leads, as written in the page (not resolved).
struct Link {
  TextSpan span;
  std::string target;
};

/// Why a capture should not be believed as the page's content.
enum class CaptureProblem {
  EmptyBody,          ///< No bytes.
  NoText,             ///< Markup without any visible text: an empty shell.
  ClientError,        ///< The page shows its own crash ("client-side exception").
  Challenge,          ///< A bot check stands in place of the page.
  LoginWall,          ///< Asks for an account in place of the page.
  ConsentWall,        ///< Asks for consent in place of the page.
  ErrorPage,          ///< An error text served as if it were the page.
  RedirectShell,      ///< Markup that only sends the browser elsewhere.
  TooFewSegments,     ///< Fewer sentences than the source's registry entry expects.
  Collapsed,          ///< Nearly all of the text the source is known for is missing.
  Unparsable,         ///< Over a parser limit, or of a type no parser reads.
  EmptyList,          ///< A board, feed or sitemap that lists nothing: what breaks looks the same.
  TooFewItems,        ///< A list with far fewer items than before, going by its registry entry.
  IncompleteList,     ///< A board that states another number of openings than it lists.
  TooManyItems,       ///< More items than one source may list.
  OtherCompany,       ///< A board that names another company than the lab.
  WrongKind,          ///< Not the board, feed or sitemap that the registry entry says it is.
  SelectorUnmatched,  ///< The selector of its lab file finds nothing in the page.
  OtherType,          ///< Bytes of another type than the server says: a page under a PDF's address.
  OtherDocument,      ///< The page's address led to a home page instead of to the page.
};

/// A date that a page states by its distance from the time at which it is read.
struct RelativeDate {
  std::chrono::minutes ago{0};
  std::string words;     ///< "3 days ago", in lower case.
  std::string language;  ///< BCP 47 tag of the words.

  friend bool operator==(const RelativeDate&, const RelativeDate&) = default;
};

/// The readable content of one payload.
///
/// `text` holds the text of all blocks in document order, each followed by "\n"; it is valid UTF-8
/// with runs of white space folded to one blank (kept inside Code blocks). Views into it are valid
/// while the Document lives and is not moved.
struct Document {
  std::string title;
  std::optional<StatedDate> published;
  std::optional<StatedDate> modified;
  std::optional<StatedDate> effective;  ///< From when what it says is in force.
  /// Where words beside the title say so, and the date itself is unknown (core/believed_dates.hpp).
  std::optional<RelativeDate> published_ago;
  std::optional<RelativeDate> modified_ago;
  std::string language;  ///< BCP 47 tag as stated by the page ("en", "zh-CN"); empty if unstated.
  std::string text;
  /// Where the text comes from when not from the page's own markup: "page state", "json-ld
  /// articleBody". Empty for the markup.
  std::string text_source;
  std::vector<Block> blocks;                  ///< In document order.
  std::vector<Link> links;                    ///< In document order.
  std::vector<CaptureProblem> problems;       ///< What the bytes alone betray; empty when usable.
  std::vector<std::uint32_t> textless_pages;  ///< Pages of a paged document without a text layer.

  [[nodiscard]] std::string_view view(TextSpan span) const& {
    return std::string_view(text).substr(span.begin, span.size());
  }
  std::string_view view(TextSpan) && = delete;
  [[nodiscard]] bool usable() const { return problems.empty(); }
};

/// The Main blocks' text, each followed by "\n".
[[nodiscard]] std::string main_text(const Document& document);

/// The texts of the headings above a block, outermost first. Cost: depth of the path.
[[nodiscard]] std::vector<std::string_view> heading_path(const Document& document,
                                                         const Block& block);

}  // namespace labledger
