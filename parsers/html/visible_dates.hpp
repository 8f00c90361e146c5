#pragma once
// Dates that a page shows its readers: beside the title, at the edges of the text, in elements that
// are named after what they hold.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/document.hpp"
#include "parsers/html/blocks.hpp"
#include "parsers/html/page_tree.hpp"
#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {

/// How a date was shown, surest first.
enum class Showing : std::uint8_t {
  Labelled,           ///< Words beside the title say what it is of: "Published on".
  Marked,             ///< In a <time>, or an element named after a date, beside the title.
  BesideTitle,        ///< On a line of its own beside the title.
  OpensText,          ///< The first words of the main text.
  OnlyOne,            ///< Every marked date of the page, wherever it stands, is this day.
  LabelledElsewhere,  ///< Words further down say what it is of.
  ClosesText,         ///< On a line of its own at the end of the main text.
  InTitle,            ///< In the title itself, which may be about that day.
};

struct ShownDate {
  StatedDate date;
  Showing showing = Showing::Labelled;
};

/// The dates that a page shows. `modified` and `effective` are only where words say so.
struct VisibleDates {
  std::optional<ShownDate> published;
  std::optional<ShownDate> modified;
  std::optional<ShownDate> effective;
  std::optional<RelativeDate> published_ago;  ///< Beside the title, where words say what it is of.
  std::optional<RelativeDate> modified_ago;
  /// Days beside the title that no words explain, in document order: the page's, or those of what
  /// stands there, too. At most eight.
  std::vector<StatedDate> seen;
};

/// Reads them. Comments, menus, teasers and what a range of two dates frames do not count; of
/// dates shown equally surely the nearest to the title is taken. Title and blocks with roles must
/// have been read. Linear.
[[nodiscard]] VisibleDates read_visible_dates(const PageTree& tree,
                                              const std::vector<BlockOrigin>& origins,
                                              const Document& document, DayOrder order);

}  // namespace labledger::parsers
