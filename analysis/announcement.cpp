#include "analysis/announcement.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analysis/fold.hpp"
#include "analysis/plain_text.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kGroup = "announcement";
constexpr std::chrono::hours kDay{24};

/// Words of a title that do not tell one page from another.
constexpr std::array<std::string_view, 14> kPlainWords = {
    "a", "an", "and", "at", "by", "for", "in", "of", "on", "our", "the", "to", "updated", "your"};

/// What stands between a page's name and its site's: "Usage policies | Acme".
constexpr std::array<std::string_view, 5> kTitleSeparators = {" | ", " - ", " · ", " \\ ", " — "};

std::string_view first_part(std::string_view title) {
  for (const std::string_view separator : kTitleSeparators)
    title = title.substr(0, title.find(separator));
  return title;
}

/// The folded words of a title that tell something, without those of the lab's own names.
std::vector<std::string> telling_words(std::string_view title,
                                       const std::vector<std::string>& left_out) {
  FoldedText folded;
  fold(title, folded);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < folded.words.size(); ++i) {
    std::string word(folded.word(i));
    const bool plain =
        std::find(kPlainWords.begin(), kPlainWords.end(), word) != kPlainWords.end() ||
        std::find(left_out.begin(), left_out.end(), word) != left_out.end();
    if (!plain) words.push_back(std::move(word));
  }
  return words;
}

/// The words of the lab's names, also as genitives: "acme", "acmes".
std::vector<std::string> words_of_names(const std::vector<std::string>& names) {
  std::vector<std::string> words;
  for (const std::string& name : names) {
    for (std::string& word : telling_words(name, {})) {
      words.push_back(word + "s");
      words.push_back(std::move(word));
    }
  }
  return words;
}

/// Whether the words stand in the title one after the other.
bool names_page(const std::vector<std::string>& page, const std::vector<std::string>& title) {
  return page.size() >= 2 &&
         std::search(title.begin(), title.end(), page.begin(), page.end()) != title.end();
}

/// The window in which a notice belongs to the change.
struct Window {
  Instant from;
  Instant to;
};

Window window_of(const Change& change) {
  return {.from = change.not_before + -kAnnouncementWindow,
          .to = change.not_after + kAnnouncementWindow};
}

/// The first moment of a date that names a day; empty for months and years.
std::optional<Instant> day_of(const StatedDate& date) {
  if (date.precision != DatePrecision::Day && date.precision != DatePrecision::Second) return {};
  const auto at = parse_rfc3339(date.value.substr(0, 10) + "T00:00:00Z");
  return at ? std::optional(*at) : std::nullopt;
}

void search_dates(const Window& window, const AnnouncementCase& around,
                  AnnouncementFinding& finding) {
  if (!around.dated_before || !around.dated_after) return;
  const std::string& before = around.dated_before->value;
  const std::string& after = around.dated_after->value;
  if (before == after) {
    finding.looked_at.push_back("the page's own date, which stayed " + after);
    return;
  }
  finding.looked_at.push_back("the page's own date, " + before + " before and " + after + " after");
  const auto day = day_of(*around.dated_after);
  if (day && *day + kDay >= window.from && *day <= window.to) {
    finding.by.push_back("the page's own date moved from " + before + " to " + after);
  }
}

/// Says of each list that was read before and after the change what it had to offer.
void search_notices(const Window& window, const Change& change, const AnnouncementCase& around,
                    AnnouncementFinding& finding) {
  const std::vector<std::string> names = words_of_names(around.lab_names);
  const std::vector<std::string> page = telling_words(first_part(around.page_title), names);
  for (const ListCoverage& list : around.lists) {
    std::size_t seen = 0;
    for (const Notice& notice : around.notices) {
      const bool near = notice.first_seen >= window.from && notice.first_seen <= window.to;
      if (notice.list != list.url || !near) continue;
      ++seen;
      if (notice.url == around.page_url || names_page(page, telling_words(notice.title, names))) {
        finding.by.push_back("\"" + notice.title + "\" (" + notice.url + "), first seen on " +
                             format_day(notice.first_seen));
      }
    }
    if (list.since > change.not_before || list.until < change.not_after) continue;
    finding.looked_at.push_back(std::to_string(seen) +
                                (seen == 1 ? " new entry in " : " new entries in ") + list.url +
                                " between " + format_day(std::max(list.since, window.from)) +
                                " and " + format_day(std::min(list.until, window.to)));
  }
}

}  // namespace

Result<AnnouncementSearch> AnnouncementSearch::compile(const Lexicon& lexicon) {
  return AnnouncementSearch(TRY(CueSet::compile(lexicon, {kGroup})));
}

void AnnouncementSearch::search_change_log(const Change& change,
                                           AnnouncementFinding& finding) const {
  const auto names_change = [&](std::string_view text, std::string_view name) {
    const std::string plain = plain_text(text);
    const auto cue = cues_.find_first(plain);
    return cue && cues_.cues()[cue->cue].name == name;
  };
  for (const Edit& edit : change.edits) {
    if (!edit.after) continue;
    const bool in_log = names_change(edit.after->heading, "heading");
    if (!in_log && !names_change(edit.after->exact, "sentence")) continue;
    finding.by.push_back((in_log ? "its change log: \"" : "the page itself: \"") +
                         edit.after->exact + "\"");
  }
}

AnnouncementFinding AnnouncementSearch::search(const Change& change,
                                               const AnnouncementCase& around) const {
  AnnouncementFinding finding;
  const Window window = window_of(change);
  search_change_log(change, finding);
  search_dates(window, around, finding);
  search_notices(window, change, around, finding);
  if (!finding.by.empty()) {
    finding.announced = Announced::Yes;
  } else if (!finding.looked_at.empty()) {
    finding.announced = Announced::No;
  }
  return finding;
}

}  // namespace labledger::analysis
