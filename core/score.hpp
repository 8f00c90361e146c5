#pragma once
// What a lab's published text comes to by a rubric: indicators that are met, in part, or not, each
// with the sentence that says so. What could not be seen is unknown, which is not "no".
// @see docs/scoring.md, "Scores".

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/digest.hpp"
#include "core/promise.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"

namespace labledger {

/// How far a lab's text meets an indicator.
enum class IndicatorState {
  Yes,         ///< A sentence of the lab's own meets the test at full strength.
  Partial,     ///< Only in part: a hope, an act of the past, or no figure where one is asked for.
  Permissive,  ///< Only what the lab may do.
  No,          ///< Its documents were read, and nothing was found.
  Unknown,     ///< The documents that would say it could not be read.
};

/// One line of the rubric.
struct Indicator {
  std::string id;      ///< "R1"; unique.
  std::string domain;  ///< Id of its domain: "R".
  std::string name;    ///< "acknowledges existential or catastrophic risk".
  std::string test;    ///< What a full yes takes, in a sentence.
  double weight = 0;   ///< Positive; the weights of a rubric sum to 100.
};

/// Indicators that belong together.
struct RubricDomain {
  std::string id;
  std::string name;
};

/// What a point rests on.
struct ScoreEvidence {
  std::string quote;  ///< Word for word; for counts ("2 of 19 openings") a sentence of ours.
  bool is_quote = true;
  std::string url;
  std::uint64_t statement = 0;  ///< Id of the statement; 0 when it is none.
  std::optional<Digest> payload;
  Instant first_seen;
  Instant last_seen;
  std::optional<StatementLevel> level;
  std::string why;  ///< Why it counts as it does, in a few words: "binding; names a body".
};

/// One indicator, as one lab meets it.
struct IndicatorScore {
  Indicator indicator;
  IndicatorState state = IndicatorState::Unknown;
  double points = 0;        ///< 1, 0.5, 0.25 or 0.
  double contribution = 0;  ///< Its part of the score: the contributions of a card sum to it.
  /// Best first. Empty for Unknown, and for No but where the indicator is that something is absent.
  std::vector<ScoreEvidence> evidence;
  std::string reason;  ///< Why the state is what it is, in a sentence.
};

/// Indicators of one domain together.
struct DomainScore {
  RubricDomain domain;
  std::optional<double> score;  ///< 0 to 100; empty when all of it is unknown.
  double weight = 0;            ///< Of all its indicators …
  double known_weight = 0;      ///< … and of those that are not unknown.
};

/// A lab by the rubric, at a time.
struct ScoreCard {
  std::string lab_id;
  Instant as_of;
  std::string rubric;           ///< Version of the rubric and its weights: "2026-11".
  std::optional<double> score;  ///< 0 to 100, of what is known; empty when nothing is.
  double coverage = 0;          ///< Share of the weights that is not unknown, 0 to 1.
  std::size_t documents = 0;    ///< Of the lab's own that were read.
  std::optional<Instant> last_checked;
  std::vector<DomainScore> domains;
  std::vector<IndicatorScore> indicators;  ///< In the order of the rubric.
};

/// A score at an earlier time: its history is made of these.
struct ScorePoint {
  Instant at;
  std::optional<double> score;
  double coverage = 0;
  std::vector<std::string> moved;  ///< Indicators that differ from the point before: "P2 yes → no".
  std::vector<std::string> why;    ///< What moved each, in the same order; a sentence with a URL.
};

/// What others say of a lab by their own rubric. Shown beside, never mixed in.
struct ExternalScore {
  std::string lab_id;
  std::string index;    ///< "FLI AI Safety Index".
  std::string edition;  ///< "Summer 2025".
  std::string date;     ///< "2025-07"; with what precision is known.
  std::string value;    ///< As they write it: "C+ (2.64)".
  std::string scale;    ///< "A to F; 4.0 at best".
  std::string url;
  std::string note;  ///< What to know: that it is second-hand. Mostly empty.
};

/// What a number of people rests on. Numbers of different bases are never set in one series.
enum class HeadcountBasis {
  Published,   ///< The lab's own number.
  Bound,       ///< The lab's own limit: "over 100".
  JobBoard,    ///< Counted on its job board.
  StaffPage,   ///< Counted on its page of people.
  ThirdParty,  ///< Others' estimate.
};

/// Whom it counts.
enum class HeadcountSubject { SafetyStaff, AllStaff, SafetyOpenings, AllOpenings };

/// A number of people, or limits of it, at a time.
struct HeadcountObservation {
  std::string lab_id;
  HeadcountSubject subject = HeadcountSubject::SafetyStaff;
  HeadcountBasis basis = HeadcountBasis::Published;
  std::optional<double> low;   ///< Empty when there is no limit on this side.
  std::optional<double> high;  ///< As `low`; both equal for a number.
  std::string definition;      ///< What counts as safety there, as far as it is said.
  std::string date;            ///< "2024", "2024-08" or "2024-08-26".
  std::string speaker;
  std::string quote;  ///< Empty when it was counted by us.
  std::string source;
  std::string url;
  std::string note;  ///< What makes it doubtful. Mostly empty.
};

/// How well openings are told by their titles, as measured on labelled ones.
struct TitleErrors {
  double sensitivity = 1;    ///< Of safety openings, the share that is called so.
  double specificity = 1;    ///< Of other openings, the share that is not.
  std::uint64_t safety = 0;  ///< How many safety openings it was measured on …
  std::uint64_t other = 0;   ///< … and how many others.
  std::string source;
};

/// Openings of one lab on one day.
struct OpeningsPoint {
  Day day;
  std::uint64_t safety = 0;
  std::uint64_t all = 0;
  double share = 0;  ///< safety / all, with Wilson's interval at 95 % …
  double low = 0;
  double high = 0;
  double corrected = 0;  ///< … and with the classifier's measured error taken into account.
  double corrected_low = 0;
  double corrected_high = 0;
  std::vector<std::string> boards;  ///< URLs of those that were counted on the day.
};

/// What a reader of a series must know: why days have no point, or what their numbers lack.
struct OpeningsGap {
  Day first;  ///< From this day …
  Day last;   ///< … up to and with this one.
  std::string words;
};

/// The openings of a lab over time. Days on which a board could not be read have no point.
struct OpeningsSeries {
  std::vector<std::string> boards;    ///< URLs that were counted on some day.
  std::vector<OpeningsPoint> points;  ///< In the order of time.
  std::vector<OpeningsGap> gaps;      ///< By their first days.
};

/// "yes", "partial", "permissive", "no", "unknown". Valid for ever, as those below.
[[nodiscard]] std::string_view name_of(IndicatorState state);
/// "published", "bound", "job_board", "staff_page", "third_party".
[[nodiscard]] std::string_view name_of(HeadcountBasis basis);
/// "safety_staff", "all_staff", "safety_openings", "all_openings".
[[nodiscard]] std::string_view name_of(HeadcountSubject subject);

/// 1, 0.5, 0.25 or 0: what a state is worth.
[[nodiscard]] double points_of(IndicatorState state);

}  // namespace labledger
