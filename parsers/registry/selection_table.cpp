#include "parsers/registry/selection_table.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "parsers/html/selector.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kSelections = 16;
constexpr std::size_t kDrops = 16;
constexpr std::string_view kLastDay = "9999-12-31";

bool check_selector(TomlTable& table, std::string_view key, const std::string& text) {
  const Result<Selector> selector = parse_selector(text);
  if (!selector) table.complain(key, selector.error().message);
  return selector.has_value();
}

PageSelection read_selection(TomlTable& table) {
  PageSelection selection;
  bool are_sound = true;
  if (const auto keep = table.text("keep")) {
    selection.keep = *keep;
    are_sound = check_selector(table, "keep", selection.keep);
  }
  selection.drop = table.texts("drop");
  for (const std::string& drop : selection.drop)
    are_sound = check_selector(table, "drop", drop) && are_sound;
  if (selection.drop.size() > kDrops) {
    table.complain("drop", "a selection drops at most " + std::to_string(kDrops) +
                               " selectors, not " + std::to_string(selection.drop.size()));
  }
  if (selection.keep.empty() && selection.drop.empty()) {
    table.complain("keep", "a selection names what to keep, or what to drop, or both");
  }
  const Result<SelectionRules> rules = SelectionRules::compile(selection);
  if (are_sound && !rules) table.complain("drop", rules.error().message);
  selection.from = table.day("from").value_or("");
  selection.until = table.day("until").value_or("");
  if (!selection.until.empty() && selection.until < selection.from) {
    table.complain("until", "a selection ends on " + selection.until + " before it begins on " +
                                selection.from);
  }
  table.refuse_other_keys();
  return selection;
}

bool overlap(const PageSelection& a, const PageSelection& b) {
  const auto last_day = [](const PageSelection& one) {
    return one.until.empty() ? kLastDay : std::string_view(one.until);
  };
  return a.from <= last_day(b) && b.from <= last_day(a);
}

}  // namespace

std::vector<PageSelection> read_selections(TomlTable& source, SourceKind kind) {
  std::vector<PageSelection> selections;
  for (TomlTable& table : source.tables("select")) {
    PageSelection selection = read_selection(table);
    const bool is_doubled =
        std::any_of(selections.begin(), selections.end(),
                    [&](const PageSelection& other) { return overlap(selection, other); });
    if (is_doubled) {
      table.complain("from", "two selections of this source hold on the same day");
    }
    selections.push_back(std::move(selection));
  }
  if (selections.size() > kSelections) {
    source.complain("select", "a source has at most " + std::to_string(kSelections) +
                                  " selections, not " + std::to_string(selections.size()));
  }
  if (!selections.empty() && kind != SourceKind::Page && kind != SourceKind::Document) {
    source.complain("select", "only a page has text to select");
  }
  return selections;
}

}  // namespace labledger::parsers
