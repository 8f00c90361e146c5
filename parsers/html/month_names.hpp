#pragma once
// The names of months in many languages.

#include <string_view>
#include <vector>

namespace labledger::parsers {

/// 1 to 12 for a month's name in one of some fifty languages, or for its first letters (three at
/// least) where they can mean only one; 0 for any other word. The word is in lower case.
[[nodiscard]] unsigned month_of_word(std::string_view word);

/// The languages (BCP 47) in which a date may be written, by the month that it names; empty for one
/// of digits alone. Linear.
[[nodiscard]] std::vector<std::string_view> languages_of_date(std::string_view date);

/// A BCP 47 tag's language without region and script: "en" of "en-GB".
[[nodiscard]] std::string_view primary_language(std::string_view tag);

}  // namespace labledger::parsers
