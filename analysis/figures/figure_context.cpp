#include "analysis/figures/figure_context.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "analysis/figures/figure_text.hpp"
#include "analysis/figures/number_words.hpp"
#include "analysis/unicode.hpp"
#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kStatusReach = 120;
constexpr std::size_t kPlanReach = 60;
constexpr std::size_t kReportReach = 150;
constexpr std::size_t kMoneyReach = 80;
constexpr std::size_t kMoneyFarReach = 140;
constexpr std::size_t kTopicReach = 60;
constexpr std::size_t kSafetyReach = 100;
constexpr std::size_t kBaseReach = 80;
/// The name of cues that say that something is, unless it is planned to be.
constexpr std::string_view kCopula = "copula";
constexpr std::size_t kBorderCost = 15;  ///< What a comma between a cue and a figure adds.

const Cue& cue_of(const CueSet& set, const CueHit& hit) {
  return set.cues()[hit.cue];
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

/// The last hit that ends at or before `at`.
std::optional<CueHit> last_before(const CueHits& hits, std::size_t at) {
  auto hit = first_from(hits, at);
  if (hit == hits.begin()) return std::nullopt;
  hit = std::prev(hit);
  return hit->end <= at ? std::optional(*hit) : std::nullopt;
}

/// The cue of group figure:hedge that stands right before `begin`.
std::optional<CueHit> hedge_before(const FigureScene& scene, std::size_t begin) {
  const auto hit = last_before(scene.hits.hedges, begin);
  if (!hit || cue_of(scene.cues.hedges(), *hit).group != "figure:hedge") return std::nullopt;
  const std::string_view gap = scene.text.substr(hit->end, begin - hit->end);
  const bool is_near = is_one_of(gap, {" ", "", " a ", " an ", " the ", " their ", " its ", " ~"});
  return is_near ? hit : std::nullopt;
}

QuantityHedge named_hedge(const FigureScene& scene, const CueHit& hit) {
  return from_name<QuantityHedge>(cue_of(scene.cues.hedges(), hit).name)
      .value_or(QuantityHedge::About);
}

/// The hedge that a sign right before the figure is.
std::optional<QuantityHedge> sign_before(std::string_view text, std::size_t begin) {
  if (begin > 0 && text[begin - 1] == ' ') --begin;
  if (begin == 0) return std::nullopt;
  switch (text[begin - 1]) {
    case '~':
      return QuantityHedge::About;
    case '>':
      return QuantityHedge::MoreThan;
    case '<':
      return QuantityHedge::LessThan;
    default:
      return std::nullopt;
  }
}

std::optional<QuantityHedge> hedge_behind(const FigureScene& scene, std::size_t end) {
  if (scene.text.substr(end).starts_with('+')) return QuantityHedge::MoreThan;
  const auto hit = first_from(scene.hits.hedges, end);
  const bool is_near = hit != scene.hits.hedges.end() && hit->begin <= end + 1 &&
                       cue_of(scene.cues.hedges(), *hit).group == "figure:hedge_after";
  return is_near ? std::optional(named_hedge(scene, *hit)) : std::nullopt;
}

/// Calls `visit` with each hit that ends before `at`, nearest first, until it returns true.
template <typename Visit>
void visit_before(const CueHits& hits, std::size_t at, std::size_t reach, const Visit& visit) {
  for (auto hit = first_from(hits, at); hit != hits.begin();) {
    hit = std::prev(hit);
    if (hit->end > at) continue;
    if (at - hit->end > reach || visit(*hit)) return;
  }
}

template <typename Visit>
void visit_behind(const CueHits& hits, std::size_t at, std::size_t reach, const Visit& visit) {
  for (auto hit = first_from(hits, at); hit != hits.end(); ++hit) {
    if (hit->begin - at > reach || visit(*hit)) return;
  }
}

std::size_t cost_of_gap(std::string_view gap) {
  const auto borders = std::count_if(
      gap.begin(), gap.end(), [](char c) { return c == ',' || c == '(' || c == ')' || c == ';'; });
  return gap.size() + kBorderCost * static_cast<std::size_t>(borders);
}

/// The nearest topic whose name fits, behind the figure before one ahead of it.
template <typename Fits>
std::optional<CueHit> nearest_topic(const FigureScene& scene, const FigurePlace& place,
                                    const Fits& fits) {
  std::optional<CueHit> topic;
  const auto take = [&](const CueHit& hit) {
    if (fits(cue_of(scene.cues.topics(), hit).name)) topic = hit;
    return topic.has_value();
  };
  visit_behind(scene.hits.topics, place.end, kTopicReach, take);
  if (!topic) visit_before(scene.hits.topics, place.begin, kTopicReach, take);
  return topic;
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ')
    --at;
  std::size_t begin = at;
  while (begin > 0 && is_ascii_letter(text[begin - 1]) && at - begin < 16)
    --begin;
  return text.substr(begin, at - begin);
}

}  // namespace

std::size_t begin_of_hedge(const FigureScene& scene, std::size_t begin) {
  if (const auto hit = hedge_before(scene, begin)) return hit->begin;
  if (sign_before(scene.text, begin)) return scene.text.find_last_of("~<>", begin);
  return begin;
}

QuantityHedge hedge_of(const FigureScene& scene, const FigurePlace& place) {
  if (const auto hedge = hedge_behind(scene, place.number_end)) return *hedge;
  if (const auto hedge = hedge_behind(scene, place.end)) return *hedge;
  if (const auto hit = hedge_before(scene, place.begin)) return named_hedge(scene, *hit);
  return sign_before(scene.text, place.begin).value_or(QuantityHedge::Exact);
}

QuantityStatus status_of(const FigureScene& scene, const FigurePlace& place, std::size_t crossed) {
  const auto status_at = [&scene](const CueHit& hit) {
    return from_name<QuantityStatus>(cue_of(scene.cues.statuses(), hit).name);
  };
  std::optional<QuantityStatus> found;
  bool is_copula = false;
  visit_before(scene.hits.statuses, place.begin, kStatusReach, [&](const CueHit& hit) {
    const auto status = status_at(hit);
    const bool is_plan = status == QuantityStatus::Planned || status == QuantityStatus::Aimed;
    if (hit.end <= crossed && !is_plan) return false;
    if (cue_of(scene.cues.statuses(), hit).name == kCopula) is_copula = true;
    if (!status || (is_copula && !is_plan)) return false;
    found = status;
    return true;
  });
  if (!found && is_copula) found = QuantityStatus::Current;
  if (found && *found != QuantityStatus::Current) return *found;
  visit_behind(scene.hits.statuses, place.end, kPlanReach, [&](const CueHit& hit) {
    const auto status = status_at(hit);
    const bool is_plan = status == QuantityStatus::Planned || status == QuantityStatus::Aimed;
    const std::string_view gap = scene.text.substr(place.end, hit.begin - place.end);
    const bool is_same_clause =
        hit.begin < place.before_next && gap.find(';') == std::string_view::npos;
    if (!found && is_plan && is_same_clause) found = status;
    return cue_of(scene.cues.statuses(), hit).name != kCopula;
  });
  return found.value_or(QuantityStatus::Unknown);
}

bool is_reported(const FigureScene& scene, const FigurePlace& place) {
  bool found = false;
  const auto look = [&](const CueHit& hit) {
    found = found || cue_of(scene.cues.statuses(), hit).name == "reported";
    return found;
  };
  visit_before(scene.hits.statuses, place.begin, kReportReach, look);
  visit_behind(scene.hits.statuses, place.end, kReportReach, look);
  return found;
}

Ownership ownership_of(const FigureScene& scene, const FigurePlace& place) {
  std::optional<CueHit> nearest;
  const auto take = [&nearest](const CueHit& hit) {
    nearest = hit;
    return true;
  };
  visit_behind(scene.hits.owners, place.end, kTopicReach, take);
  visit_before(scene.hits.owners, place.begin, kMoneyReach, take);
  if (!nearest) return Ownership::Unknown;
  return from_name<Ownership>(cue_of(scene.cues.owners(), *nearest).name)
      .value_or(Ownership::Unknown);
}

std::optional<CueHit> money_cue(const FigureScene& scene, const FigurePlace& place) {
  std::optional<CueHit> nearest;
  std::size_t least = kMoneyReach;
  const auto consider = [&](const CueHit& hit, std::size_t gap_begin, std::size_t gap_end) {
    const std::size_t cost = cost_of_gap(scene.text.substr(gap_begin, gap_end - gap_begin));
    if (cost >= least) return;
    least = cost;
    nearest = hit;
  };
  visit_before(scene.hits.money, place.begin, kMoneyReach, [&](const CueHit& hit) {
    if (hit.begin < place.after_last) return true;
    consider(hit, hit.end, place.begin);
    return false;
  });
  visit_behind(scene.hits.money, place.end, kMoneyReach, [&](const CueHit& hit) {
    if (hit.end > place.before_next) return true;
    consider(hit, place.end, hit.begin);
    return false;
  });
  if (nearest) return nearest;
  visit_before(scene.hits.money, place.begin, kMoneyFarReach, [&](const CueHit& hit) {
    nearest = hit;
    return true;
  });
  return nearest;
}

bool is_of_safety(const FigureScene& scene, const FigurePlace& place) {
  bool found = false;
  const std::string_view behind = scene.text.substr(place.end, kSafetyReach);
  const std::size_t border = std::min(
      place.end + std::min(behind.find_first_of(",;:()!?"), behind.size()), place.before_next);
  visit_behind(scene.hits.topics, place.end, kSafetyReach, [&](const CueHit& hit) {
    if (hit.begin > border) return true;
    const std::string& name = cue_of(scene.cues.topics(), hit).name;
    if (name != "safety" && name != "safety_team") return false;
    std::string_view before = word_before(scene.text, hit.begin);
    if (is_one_of(before, {"the", "its", "their", "our", "this"})) {
      before = word_before(scene.text, static_cast<std::size_t>(before.data() - scene.text.data()));
    }
    found = is_one_of(before, {"on", "in", "to", "into"});
    return found;
  });
  visit_before(scene.hits.topics, place.begin, kTopicReach, [&](const CueHit& hit) {
    if (hit.begin < place.after_last) return true;
    found = found || cue_of(scene.cues.topics(), hit).name == "safety_team";
    return found;
  });
  return found;
}

std::optional<CueHit> topic_of(const FigureScene& scene, const FigurePlace& place) {
  return nearest_topic(scene, place,
                       [](std::string_view name) { return name != "sparse" && name != "dense"; });
}

bool is_sparse(const FigureScene& scene, const FigurePlace& place) {
  const auto topic = nearest_topic(
      scene, place, [](std::string_view name) { return name == "sparse" || name == "dense"; });
  return topic && cue_of(scene.cues.topics(), *topic).name == "sparse";
}

std::string_view per_of(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end);
  if (rest.starts_with('/')) return word_at(rest, 1);
  if (rest.starts_with(" per ")) return word_at(rest, 5);
  for (const std::string_view each : {" a ", " each ", " every ", " an "}) {
    if (!rest.starts_with(each)) continue;
    const std::string_view word = word_at(rest, each.size());
    const bool is_time =
        is_one_of(word, {"second", "minute", "hour", "day", "week", "month", "quarter", "year"});
    if (is_time) return word;
  }
  return is_one_of(word_at(rest, 1), {"annually", "yearly"}) ? "year" : std::string_view{};
}

std::string_view base_of(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, kBaseReach);
  for (std::size_t at = 0; at + 1 < rest.size(); ++at) {
    if (is_one_of(rest.substr(at, 1), {".", ";", "!", "?", ":"})) return {};
    const bool begins = at > 0 && rest[at - 1] == ' ' && rest[at] >= 'A' && rest[at] <= 'Z';
    if (!begins) continue;
    std::size_t size = 1;
    while (at + size < rest.size() && (is_ascii_letter(rest[at + size]) ||
                                       is_ascii_digit(rest[at + size]) || rest[at + size] == '-'))
      ++size;
    return rest.substr(at, size);
  }
  return {};
}

}  // namespace labledger::analysis
