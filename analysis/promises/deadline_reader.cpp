#include "analysis/promises/deadline_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "analysis/promises/time_length.hpp"

namespace labledger::analysis {
namespace {

using std::chrono::days;
using std::chrono::months;

/// What a cue of due:lead makes of the time behind it.
enum class Lead { By, Before, In, Itself, Within, Next };

constexpr WordTable<Lead, 6> kLeads = {{{"by", Lead::By},
                                        {"before", Lead::Before},
                                        {"in", Lead::In},
                                        {"itself", Lead::Itself},
                                        {"within", Lead::Within},
                                        {"next", Lead::Next}}};

constexpr std::string_view kEvery = "every";

/// "months 6" or "days 7"; empty for anything else.
std::optional<TimeUnit> cadence_of(std::string_view name) {
  const std::size_t blank = std::min(name.find(' '), name.size());
  const std::string_view unit = name.substr(0, blank);
  const std::string_view digits = name.substr(std::min(blank + 1, name.size()));
  unsigned count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (count == 0 || (unit != "months" && unit != "days")) return std::nullopt;
  return unit == "months" ? TimeUnit{.months = count, .days = 0}
                          : TimeUnit{.months = 0, .days = count};
}

Result<void> check_names(const CueSet& marks) {
  for (const Cue& cue : marks.cues()) {
    const bool is_known = cue.group == "due:lead"
                              ? look_up(kLeads, cue.name).has_value()
                              : cue.name == kEvery || cadence_of(cue.name).has_value();
    if (!is_known) {
      return Error{ErrorKind::Config,
                   "the lexicon: '" + cue.name + "' means nothing in the group " + cue.group};
    }
  }
  return {};
}

/// One sentence on its way to its deadlines.
struct Scene {
  std::string_view text;
  std::vector<TimeWord> words;
  SayingDay said;              ///< From when times count.
  Day read_on;                 ///< The last day on which the sentence can have been said.
  std::vector<CueHit> events;  ///< Of due:event.
  bool is_anchored = false;    ///< It tells of a promise made on another day, which `said` is.
  bool looks_ahead = false;
  bool is_case = false;  ///< Speaks of acts that are done each time something happens.
};

std::string words_between(const Scene& scene, std::size_t begin, std::size_t next) {
  const std::size_t end = next == 0 ? begin : scene.words[next - 1].end;
  return std::string(scene.text.substr(begin, std::max(end, begin) - begin));
}

/// The days that words mean, read on the first and on the last day on which they can be said.
struct ReadTwice {
  std::optional<TimeExpression> on_first;
  TimeExpression on_last;
};

std::optional<ReadTwice> read_twice(const Scene& scene, std::size_t at) {
  const auto on_last = read_calendar(scene.words, at, scene.said.last);
  if (!on_last) return std::nullopt;
  ReadTwice found{.on_first = {}, .on_last = *on_last};
  if (on_last->reference == TimeReference::Written) {
    found.on_first = on_last;
  } else if (scene.said.first) {
    found.on_first = read_calendar(scene.words, at, *scene.said.first);
  }
  return found;
}

/// A deadline on the calendar, for one reading of the words.
std::pair<Day, Day> bounds_of(Lead lead, const TimeExpression& time) {
  if (lead == Lead::Before) return {time.first - days(1), time.first - days(1)};
  if (lead != Lead::By) return {time.first, time.last};
  // "By 2027" is before it begins, or before it is over.
  const bool is_day = time.precision == DatePrecision::Day;
  return {is_day ? time.first : time.first - days(1), time.last};
}

std::optional<Deadline> read_date(const Scene& scene, Lead lead, std::size_t at,
                                  std::size_t begin) {
  const auto time = read_twice(scene, at);
  if (!time) return std::nullopt;
  Deadline deadline;
  deadline.basis =
      time->on_last.reference == TimeReference::Written ? DeadlineBasis::Written : scene.said.basis;
  deadline.latest = bounds_of(lead, time->on_last).second;
  if (time->on_first) deadline.earliest = bounds_of(lead, *time->on_first).first;
  deadline.precision = time->on_last.precision;
  deadline.words = words_between(scene, begin, time->on_last.next);
  const bool is_over = *deadline.latest < scene.said.first.value_or(scene.said.last);
  return is_over && !scene.looks_ahead ? std::nullopt : std::optional(deadline);
}

Deadline event(const Scene& scene, std::size_t begin, std::size_t next) {
  Deadline deadline;
  deadline.kind = DeadlineKind::Event;
  deadline.words = words_between(scene, begin, next);
  return deadline;
}

/// So long after a day that is known as an interval.
Deadline counted(const Scene& scene, const TimeLength& length, std::size_t begin) {
  Deadline deadline;
  deadline.basis = scene.said.basis;
  deadline.latest = later(scene.said.last, length.most_months, length.most_days);
  if (scene.said.first) {
    deadline.earliest = later(*scene.said.first, length.least_months, length.least_days);
  }
  deadline.words = words_between(scene, begin, length.next);
  return deadline;
}

/// Words behind "of" or "after" that are told as what a length hangs on.
constexpr std::size_t kEventWords = 6;

/// A length that hangs on something: a written date, from which it counts, or anything else.
std::optional<Deadline> read_hanging(const Scene& scene, const TimeLength& length,
                                     std::size_t begin) {
  constexpr auto kJoins =
      std::to_array<std::string_view>({"of", "after", "from", "following", "before", "prior"});
  if (length.next >= scene.words.size() || scene.words[length.next].joint == '.' ||
      std::ranges::find(kJoins, scene.words[length.next].lower) == kJoins.end()) {
    return std::nullopt;
  }
  const std::size_t behind = length.next + 1;
  const bool is_now = behind < scene.words.size() &&
                      (scene.words[behind].lower == "now" || scene.words[behind].lower == "today");
  if (is_now) return counted(scene, length, begin);
  const auto date = read_calendar(scene.words, behind, scene.said.last);
  const std::string& join = scene.words[length.next].lower;
  if (date && date->reference == TimeReference::Written && join != "before" && join != "prior") {
    Deadline deadline;
    deadline.earliest = later(date->first, length.least_months, length.least_days);
    deadline.latest = later(date->last, length.most_months, length.most_days);
    deadline.precision = date->precision;
    deadline.words = words_between(scene, begin, date->next);
    return deadline;
  }
  std::size_t end = behind;
  while (end < scene.words.size() && end < behind + kEventWords && scene.words[end].joint != '.')
    ++end;
  return event(scene, begin, end);
}

std::optional<Deadline> read_within(const Scene& scene, Lead lead, std::size_t at,
                                    std::size_t begin) {
  const UnitAlone alone = lead == Lead::Next ? UnitAlone::One : UnitAlone::Refused;
  const auto length = read_length(scene.words, at, alone);
  if (!length) return std::nullopt;
  if (auto hanging = read_hanging(scene, *length, begin)) return hanging;
  if (lead == Lead::Next) return counted(scene, *length, begin);
  const bool is_long = length->least_months > months(0);
  if (is_long && !scene.is_case) return counted(scene, *length, begin);
  return event(scene, begin, length->next);
}

/// "Every four months".
std::optional<Deadline> read_every(const Scene& scene, std::size_t at, std::size_t begin) {
  const auto length = read_length(scene.words, at, UnitAlone::Refused);
  if (!length) return std::nullopt;
  Deadline deadline;
  deadline.kind = DeadlineKind::Recurring;
  deadline.every_months = static_cast<unsigned>(length->most_months.count());
  deadline.every_days = static_cast<unsigned>(length->most_days.count());
  deadline.words = words_between(scene, begin, length->next);
  return deadline;
}

/// Something that comes first and has no date, where it stands right behind the cue.
std::optional<Deadline> read_event(const CueSet& events, const Scene& scene, Lead lead,
                                   std::size_t at, std::size_t begin) {
  if (at >= scene.words.size()) return std::nullopt;
  std::size_t end = 0;
  for (const CueHit& hit : scene.events) {
    if (hit.begin != scene.words[at].begin) continue;
    // "By training" says how; "by the next summit" says when.
    const std::string_view name = events.cues()[hit.cue].name;
    if (lead == Lead::By && name != "a next model" && name != "a summit") continue;
    end = std::max(end, hit.end);
  }
  if (end == 0) return std::nullopt;
  return event(scene, begin, word_index_at(scene.words, end));
}

/// What one lead makes of the words behind it.
std::optional<Deadline> read_lead(const CueSet& events, const Scene& scene, Lead lead,
                                  const CueHit& hit) {
  const std::size_t at = word_index_at(scene.words, lead == Lead::Itself ? hit.begin : hit.end);
  if (lead == Lead::Within || lead == Lead::Next) {
    if (auto found = read_within(scene, lead, at, hit.begin)) return found;
    return read_date(scene, lead, at, hit.begin);
  }
  if (auto found = read_date(scene, lead, at, hit.begin)) {
    const bool is_loose = lead == Lead::In || lead == Lead::Itself;
    const bool is_anchor = scene.is_anchored && *found->latest < scene.read_on;
    const bool is_told = found->basis != DeadlineBasis::Written && !scene.looks_ahead;
    if (is_loose && (is_anchor || is_told)) return std::nullopt;  // "In March we published it."
    return found;
  }
  if (lead != Lead::By && lead != Lead::Before) return std::nullopt;
  if (const auto length = read_length(scene.words, at, UnitAlone::Refused)) {
    return read_hanging(scene, *length, hit.begin);
  }
  return read_event(events, scene, lead, at, hit.begin);
}

std::optional<Deadline> read_cadence(const Scene& scene, std::string_view name, const CueHit& hit) {
  if (name == kEvery) return read_every(scene, word_index_at(scene.words, hit.end), hit.begin);
  const TimeUnit every = *cadence_of(name);
  Deadline deadline;
  deadline.kind = DeadlineKind::Recurring;
  deadline.every_months = every.months;
  deadline.every_days = every.days;
  deadline.words = std::string(scene.text.substr(hit.begin, hit.end - hit.begin));
  return deadline;
}

/// The time in the past at which something was promised: "in July 2023 we committed to …".
std::optional<SayingDay> find_anchor(const CueSet& marks, const Scene& scene,
                                     const std::vector<CueHit>& hits) {
  for (const CueHit& hit : hits) {
    if (marks.cues()[hit.cue].name != "in") continue;
    const auto date =
        read_calendar(scene.words, word_index_at(scene.words, hit.end), scene.said.last);
    if (!date || date->reference != TimeReference::Written || date->last >= scene.said.last) {
      continue;
    }
    return SayingDay{.first = date->first, .last = date->last, .basis = DeadlineBasis::Written};
  }
  return std::nullopt;
}

}  // namespace

DeadlineReader::DeadlineReader(CueSet marks, CueSet events, CueSet cases, CueSet anchors,
                               CueSet ahead, CueSet own)
    : marks_(std::move(marks)),
      events_(std::move(events)),
      cases_(std::move(cases)),
      anchors_(std::move(anchors)),
      ahead_(std::move(ahead)),
      own_(std::move(own)) {}

Result<DeadlineReader> DeadlineReader::compile(const Lexicon& lexicon) {
  CueSet marks = TRY(CueSet::compile(lexicon, {"due:lead", "due:cadence"}));
  TRY(check_names(marks));
  CueSet events = TRY(CueSet::compile(lexicon, {"due:event"}));
  CueSet cases = TRY(CueSet::compile(lexicon, {"due:case"}));
  CueSet anchors = TRY(CueSet::compile(lexicon, {"due:anchor"}));
  CueSet ahead = TRY(CueSet::compile(lexicon, {"due:ahead"}));
  CueSet own = TRY(CueSet::compile(lexicon, {"due:own"}));
  return DeadlineReader(std::move(marks), std::move(events), std::move(cases), std::move(anchors),
                        std::move(ahead), std::move(own));
}

DeadlineReading DeadlineReader::read(std::string_view sentence, const SayingDay& said) const {
  constexpr std::size_t kSentenceBytes = 2000;
  const std::string_view text = sentence.substr(0, kSentenceBytes);
  std::vector<CueHit> hits = marks_.find_longest(text);
  DeadlineReading reading;
  if (hits.empty()) return reading;
  std::vector<TimeWord> words = split_time_words(text);
  // "In" stands in most sentences, and before a time in few.
  std::erase_if(hits, [&](const CueHit& hit) {
    return marks_.cues()[hit.cue].name == "in" &&
           !read_calendar(words, word_index_at(words, hit.end), said.last);
  });
  if (hits.empty()) return reading;
  Scene scene{.text = text,
              .words = std::move(words),
              .said = said,
              .read_on = said.last,
              .events = events_.find(text),
              .is_anchored = false,
              .looks_ahead = !ahead_.present(text).empty(),
              .is_case = !cases_.present(text).empty()};
  reading.looks_ahead = scene.looks_ahead;
  reading.is_own = !own_.present(text).empty();
  if (!anchors_.present(text).empty()) {
    if (const auto anchor = find_anchor(marks_, scene, hits)) {
      scene.said = *anchor;
      scene.is_anchored = true;
    }
  }
  for (const CueHit& hit : hits) {
    const Cue& cue = marks_.cues()[hit.cue];
    const auto lead = cue.group == "due:lead" ? look_up(kLeads, cue.name) : std::nullopt;
    auto found = lead ? read_lead(events_, scene, *lead, hit) : read_cadence(scene, cue.name, hit);
    if (found && std::ranges::find(reading.deadlines, *found) == reading.deadlines.end()) {
      reading.deadlines.push_back(*std::move(found));
    }
  }
  return reading;
}

}  // namespace labledger::analysis
