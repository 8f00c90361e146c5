// Text of any kind: a date that is read is one that there is, stands where it is said to stand, and
// is read again as itself.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/html/date_labels.hpp"
#include "parsers/html/date_words.hpp"
#include "parsers/html/month_names.hpp"
#include "parsers/html/relative_dates.hpp"
#include "parsers/html/stated_dates.hpp"
#include "parsers/html/structured_data.hpp"
#include "parsers/html/url_dates.hpp"

namespace {

using namespace labledger;

void require(bool holds) {
  if (!holds) std::abort();
}

// The value has the form that its precision names, and is read back as the same date.
void check_date(const std::optional<StatedDate>& date) {
  if (!date) return;
  const std::size_t size = date->value.size();
  switch (date->precision) {
    case DatePrecision::Year:
      return require(size == 4);
    case DatePrecision::Month:
      return require(size == 7);
    case DatePrecision::Day:
      require(size == 10 && parse_rfc3339(date->value + "T00:00:00Z").has_value());
      break;
    case DatePrecision::Second:
      require(parse_rfc3339(date->value).has_value());
  }
  require(date->value >= "1990" && date->value < "2100");
  // Only the first 64 bytes of a field are read: a moment may have more digits after the second.
  if (size > 60) return;
  const std::optional<StatedDate> again = parsers::read_date(date->value);
  require(again && again->value == date->value && again->precision == date->precision);
}

void check_found(std::string_view text, parsers::DayOrder order) {
  std::size_t at = 0;
  for (auto found = parsers::find_date(text, at, order); found;
       found = parsers::find_date(text, at, order)) {
    require(found->begin >= at && found->begin < found->end && found->end <= text.size());
    check_date(found->date);
    at = found->end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using parsers::DayOrder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const DayOrder order : {DayOrder::Unknown, DayOrder::DayFirst, DayOrder::MonthFirst}) {
    check_date(parsers::read_date(text, order));
    check_found(text, order);
  }
  // Where no order is known, nothing is read that the two orders read differently.
  const auto unknown = parsers::read_date(text);
  const auto day_first = parsers::read_date(text, DayOrder::DayFirst);
  if (unknown) require(day_first.has_value());
  check_date(parsers::date_in_url(text));
  const parsers::StructuredDates structured = parsers::dates_in_json_ld(text, "a title of a page");
  check_date(structured.published);
  check_date(structured.modified);
  const parsers::FoldedWord word = parsers::word_at(text, 0);
  require(word.consumed <= size && parsers::month_of_word(word.view()) <= 12);
  const auto label = parsers::label_before(text);
  if (label) require(!label->words.empty());
  const auto behind = parsers::label_behind(text);
  if (behind) require(!behind->words.empty());
  check_date(parsers::labelled_date(text));
  const auto relative = parsers::find_relative_date(text);
  if (relative)
    require(relative->begin < size && relative->date.ago <= std::chrono::hours(60 * 24));
  require(parsers::languages_of_date(text).size() <= 60);
  (void)parsers::day_order_in(text);
  (void)parsers::day_order_of(text);
  require(parsers::lower_case(text).size() <= text.size());
  require(parsers::with_ascii_digits(text).size() <= text.size());
  return 0;
}
