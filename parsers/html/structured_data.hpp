#pragma once
// Dates in JSON-LD: the one kind of structured data most articles carry.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace labledger::parsers {

/// How surely a described thing is the page, least first.
enum class Likeness : std::uint8_t {
  None,
  Thing,       ///< Something with a date.
  Page,        ///< A WebPage.
  Article,     ///< An article, a posting, a report.
  NamesTitle,  ///< Its headline or name is the page's title.
};

/// The dates that structured data states of the thing that is most likely the page; of equally
/// likely ones the first in document order.
struct StructuredDates {
  std::optional<StatedDate> published;  ///< datePublished; dateCreated where nothing else is.
  std::optional<StatedDate> modified;   ///< dateModified.
  Likeness published_of = Likeness::None;
  Likeness modified_of = Likeness::None;

  /// Takes each date of a later script that is of a likelier thing.
  void merge(StructuredDates later);
};

/// Reads a JSON-LD body: arrays, @graph and nested objects alike. Objects that are parts of or
/// references to something else (comments, reviews, mentions) are passed over. Of what is not JSON,
/// or nests deeper than 64, what was read before it broke; else the first date that stands behind
/// its key. Linear.
/// @see schema.org/CreativeWork.
[[nodiscard]] StructuredDates dates_in_json_ld(std::string_view body, std::string_view title = {});

}  // namespace labledger::parsers
