#pragma once
// The state that a program writes into a page for its scripts (__NEXT_DATA__ and its like) and the
// articleBody of JSON-LD: where the text is when the markup is an empty shell.

#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace labledger::parsers {

/// Largest state read, in bytes.
inline constexpr std::size_t kPageStateBytes = std::size_t{4} << 20;

/// The name of the <meta> by which reduced HTML says where its text is from.
inline constexpr std::string_view kTextSourceName = "labledger-text-source";

/// What a state says of its page.
struct PageState {
  std::string title;
  std::string body;  ///< HTML, or lines of text.
  std::optional<StatedDate> published;
  std::optional<StatedDate> modified;
};

/// The longest text of 200 bytes or more that stands in a JSON document under a name such as "body"
/// or "articleBody", as one string or as a tree of pieces, with the title and dates that stand
/// beside it or around it. Nothing when there is none, or the document is too large; of what is no
/// JSON or nests deeper than 64, what was read before it broke. Linear.
[[nodiscard]] std::optional<PageState> read_page_state(std::string_view json);

/// The state as markup for the reducer: an <article> with its title, its dates as <meta>.
[[nodiscard]] std::string markup_of(const PageState& state);

}  // namespace labledger::parsers
