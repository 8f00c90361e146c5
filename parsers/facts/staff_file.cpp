#include "parsers/facts/staff_file.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "core/time.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kNumberLimit = 2000;
constexpr Bounds<double> kPeople{0, 10'000'000};
constexpr Bounds<std::int64_t> kCounts{1, 10'000'000};

/// The names of an enum's first `count` values.
template <typename Enum>
std::vector<std::string_view> words_of(int count) {
  std::vector<std::string_view> words;
  words.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    words.push_back(name_of(static_cast<Enum>(i)));
  return words;
}

/// The value that the key's word names; the first one when there is none.
template <typename Enum>
Enum read_word(TomlTable& table, std::string_view key, const std::vector<std::string_view>& words) {
  const auto word = table.word(key, words);
  const auto found = std::ranges::find(words, word.value_or(""));
  return found == words.end() ? Enum{} : static_cast<Enum>(found - words.begin());
}

/// Whether it is a year, a month or a day.
bool is_date(const std::string& text) {
  constexpr std::string_view kShape = "0000-01-01T00:00:00Z";
  const bool is_shaped = text.size() == 4 || text.size() == 7 || text.size() == 10;
  return is_shaped && parse_rfc3339(text + std::string(kShape.substr(text.size()))).has_value();
}

HeadcountObservation read_headcount(TomlTable& table) {
  static const auto subjects = words_of<HeadcountSubject>(4);
  static const auto bases = words_of<HeadcountBasis>(5);
  HeadcountObservation seen;
  seen.lab_id = table.required_text("lab");
  seen.subject = read_word<HeadcountSubject>(table, "subject", subjects);
  seen.basis = read_word<HeadcountBasis>(table, "basis", bases);
  if (const auto people = table.number("people", kPeople)) seen.low = seen.high = people;
  if (const auto least = table.number("at_least", kPeople)) seen.low = least;
  if (const auto most = table.number("at_most", kPeople)) seen.high = most;
  if (!seen.low && !seen.high) {
    table.complain("people", "a number needs 'people', 'at_least' or 'at_most'");
  }
  if (seen.low && seen.high && *seen.low > *seen.high) {
    table.complain("at_least", "the least is more than the most");
  }
  seen.definition = table.text("definition").value_or("");
  seen.date = table.required_text("date");
  if (!is_date(seen.date)) {
    table.complain("date", "'" + seen.date + "' is no date such as 2024-08");
  }
  seen.speaker = table.required_text("speaker");
  seen.source = table.required_text("source");
  seen.url = table.text("url").value_or("");
  seen.note = table.text("note").value_or("");
  table.refuse_other_keys();
  return seen;
}

TitleErrors read_titles(TomlTable& table) {
  TitleErrors errors;
  errors.sensitivity = table.share("sensitivity").value_or(1);
  errors.specificity = table.share("specificity").value_or(1);
  errors.safety = static_cast<std::uint64_t>(table.integer("safety", kCounts).value_or(0));
  errors.other = static_cast<std::uint64_t>(table.integer("other", kCounts).value_or(0));
  errors.source = table.required_text("source");
  if (!(errors.sensitivity + errors.specificity > 1)) {
    table.complain("sensitivity", "with these errors a class of openings tells nothing");
  }
  table.refuse_other_keys();
  return errors;
}

}  // namespace

StaffFacts parse_staff(std::string_view file_name, std::string_view bytes,
                       std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  StaffFacts facts;
  if (const auto root = parse_toml(bytes, log)) {
    TomlTable table(*root, log);
    if (auto titles = table.table("titles")) facts.titles = read_titles(*titles);
    for (TomlTable& entry : table.tables("headcount"))
      facts.headcounts.push_back(read_headcount(entry));
    table.refuse_other_keys();
  }
  if (facts.headcounts.size() > kNumberLimit) {
    log.add({}, "the file has " + std::to_string(facts.headcounts.size()) +
                    " numbers, over the limit of " + std::to_string(kNumberLimit));
  }
  sort_mistakes(mistakes, first);
  std::ranges::stable_sort(facts.headcounts, [](const auto& a, const auto& b) {
    return std::tie(a.lab_id, a.subject, a.basis, a.date) <
           std::tie(b.lab_id, b.subject, b.basis, b.date);
  });
  return facts;
}

}  // namespace labledger::parsers
