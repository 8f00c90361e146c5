#pragma once
// The words that say what a date is of: "published on", "Stand:", "施行日".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {

/// What happened on a date.
enum class DateMeaning : std::uint8_t {
  Published,
  Modified,
  Effective,  ///< From then on the text is in force.
  Other,      ///< Nothing that dates the page: an event, a birthday, a visit.
};

/// Words that say what the date beside them is of. Static storage.
struct DateLabel {
  std::string_view words;
  DateMeaning meaning = DateMeaning::Other;
  std::string_view language;  ///< BCP 47: "de".
};

/// The label that leads to a date: the last one in `before`, the text right before the date, if
/// only words such as "on Tuesday, the" stand between. Linear times the table.
[[nodiscard]] std::optional<DateLabel> label_before(std::string_view before);

/// The label that begins `behind`, the text right after a date, in the languages that write it
/// there: "2025年8月14日改定". None where another date follows it: that is the one it is of.
[[nodiscard]] std::optional<DateLabel> label_behind(std::string_view behind);

/// The language of a date's words and its label's: the page's where it can be; empty where there
/// are no words, or words of several languages.
[[nodiscard]] std::string language_of_words(std::string_view date,
                                            const std::optional<DateLabel>& label,
                                            std::string_view page_language);

/// The label and the date behind it, where a text says when it was published, in few words: "(News
/// of 14 January 2020)". Linear; looks at the first 400 bytes.
[[nodiscard]] std::optional<StatedDate> labelled_date(std::string_view text,
                                                      DayOrder order = DayOrder::Unknown);

}  // namespace labledger::parsers
