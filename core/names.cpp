#include "core/names.hpp"

#include <array>
#include <cstddef>

#include "core/check.hpp"

namespace labledger {
namespace {

/// The names of an enum, in the order of its enumerators.
template <typename Enum>
constexpr std::array<std::string_view, 0> kNames{};

template <>
constexpr std::array<std::string_view, 5> kNames<SourceKind>{"page", "document", "feed", "sitemap",
                                                             "jobs"};
template <>
constexpr std::array<std::string_view, 4> kNames<LabStatus>{"active", "merged", "acquihired",
                                                            "defunct"};
template <>
constexpr std::array<std::string_view, 6> kNames<FetchOutcome>{
    "fetched", "not_modified", "gone", "disallowed", "blocked", "error"};
template <>
constexpr std::array<std::string_view, 2> kNames<Provenance>{"own", "archive"};
template <>
constexpr std::array<std::string_view, 7> kNames<BlockKind>{
    "heading", "paragraph", "list_item", "table_row", "quote", "code", "caption"};
template <>
constexpr std::array<std::string_view, 3> kNames<BlockRole>{"main", "chrome", "outside"};
template <>
constexpr std::array<std::string_view, 20> kNames<CaptureProblem>{
    "empty_body",    "no_text",    "client_error",       "challenge",        "login_wall",
    "consent_wall",  "error_page", "redirect_shell",     "too_few_segments", "collapsed",
    "unparsable",    "empty_list", "too_few_items",      "incomplete_list",  "too_many_items",
    "other_company", "wrong_kind", "selector_unmatched", "other_type",       "other_document"};
template <>
constexpr std::array<std::string_view, 5> kNames<ChangeClass>{"substantive", "cosmetic", "return",
                                                              "capture_problem", "links"};
template <>
constexpr std::array<std::string_view, 7> kNames<ChangeType>{
    "added", "removed", "weakened", "strengthened", "reworded", "moved", "returned"};
template <>
constexpr std::array<std::string_view, 4> kNames<Severity>{"low", "medium", "high", "critical"};
template <>
constexpr std::array<std::string_view, 5> kNames<JobClass>{"other", "ai_safety", "trust_and_safety",
                                                           "security", "policy_governance"};
template <>
constexpr std::array<std::string_view, 4> kNames<DatePrecision>{"year", "month", "day", "second"};
template <>
constexpr std::array<std::string_view, 6> kNames<EventKind>{"new_document", "change",  "claim",
                                                            "opening",      "promise", "health"};
template <>
constexpr std::array<std::string_view, 3> kNames<Announced>{"unknown", "yes", "no"};
template <>
constexpr std::array<std::string_view, 7> kNames<HealthState>{
    "ok", "recovered", "suspect", "doubtful", "down", "blocked", "gone"};
template <>
constexpr std::array<std::string_view, kStatementKinds> kNames<StatementKind>{
    "risk_ack", "risk_denial", "commitment", "safety_past_action", "capability",
    "compute",  "funding",     "headcount",  "safety_headcount"};
template <>
constexpr std::array<std::string_view, 4> kNames<DocumentKind>{"other", "safety", "opening",
                                                               "terms"};
template <>
constexpr std::array<std::string_view, 6> kNames<StatementLevel>{
    "binding", "practice", "conditional", "aspirational", "permissive", "escape"};
template <>
constexpr std::array<std::string_view, 3> kNames<Speaker>{"lab", "lab_quoted", "third_party"};
template <>
constexpr std::array<std::string_view, 11> kNames<ChannelKind>{
    "mail", "webhook", "slack", "discord", "mattermost", "matrix",
    "ntfy", "command", "file",  "atom",    "json_feed"};
template <>
constexpr std::array<std::string_view, 3> kNames<MailSecurity>{"starttls", "tls", "none"};
template <>
constexpr std::array<std::string_view, 4> kNames<SendMode>{"immediate", "daily", "weekly", "muted"};
template <>
constexpr std::array<std::string_view, 11> kNames<BoardKind>{
    "unknown",   "greenhouse", "lever", "ashby",    "workable", "smart_recruiters",
    "recruitee", "json_ld",    "dump",  "register", "directory"};
template <>
constexpr std::array<std::string_view, 4> kNames<RemoteWork>{"unknown", "no", "hybrid", "yes"};
template <>
constexpr std::array<std::string_view, 3> kNames<PostingState>{"open", "unlisted", "closed"};
template <>
constexpr std::array<std::string_view, 5> kNames<BoardProblem>{
    "empty", "incomplete", "repeated_ids", "unreadable", "directory"};
template <>
constexpr std::array<std::string_view, 4> kNames<OpeningChange>{"opened", "closed", "retitled",
                                                                "moved"};
template <>
constexpr std::array<std::string_view, 3> kNames<OpeningState>{"open", "closed", "unknown"};
template <>
constexpr std::array<std::string_view, 3> kNames<FeedKind>{"rss", "atom", "json_feed"};
template <>
constexpr std::array<std::string_view, 3> kNames<FeedProblem>{"empty", "broken", "truncated"};
template <>
constexpr std::array<std::string_view, 24> kNames<QuantityKind>{
    "accelerators", "machines",  "flop",     "flop_rate",     "chip_hours", "power",
    "energy",       "emissions", "money",    "money_raised",  "valuation",  "revenue",
    "investment",   "cost",      "people",   "safety_people", "openings",   "safety_openings",
    "share",        "ratio",     "duration", "parameters",    "tokens",     "score"};
template <>
constexpr std::array<std::string_view, 7> kNames<QuantityHedge>{
    "exact", "about", "more_than", "less_than", "up_to", "range", "vague"};
template <>
constexpr std::array<std::string_view, 5> kNames<QuantityStatus>{"unknown", "current", "past",
                                                                 "planned", "aimed"};
template <>
constexpr std::array<std::string_view, 4> kNames<Ownership>{"unknown", "owned", "rented", "joint"};
template <>
constexpr std::array<std::string_view, 7> kNames<QuantityDoubt>{
    "separator", "lost_exponent", "rate_or_count", "package", "currency", "sparse", "implausible"};
template <>
constexpr std::array<std::string_view, 4> kNames<ComputeMeasure>{"peak_rate", "achieved_rate",
                                                                 "sustained_rate", "training_flop"};
template <>
constexpr std::array<std::string_view, 3> kNames<ComputeScope>{"run", "cluster", "fleet"};
template <>
constexpr std::array<std::string_view, 4> kNames<BuildStatus>{"current", "past", "construction",
                                                              "planned"};
template <>
constexpr std::array<std::string_view, 4> kNames<NumberFormat>{"bf16", "fp8", "fp4", "unknown"};
template <>
constexpr std::array<std::string_view, 6> kNames<FigureBasis>{"measured", "datasheet", "company",
                                                              "analyst",  "press",     "judgement"};
template <>
constexpr std::array<std::string_view, 8> kNames<RouteKind>{
    "hardware_count", "chip_hours", "training_count", "benchmark",
    "plan",           "power",      "money",          "published"};
template <>
constexpr std::array<std::string_view, 5> kNames<ComputeGrade>{"A", "B", "C", "D", "E"};
template <>
constexpr std::array<std::string_view, 3> kNames<PoolMethod>{"single", "random_effects", "mixture"};
template <>
constexpr std::array<std::string_view, 4> kNames<PublishedClass>{"none", "confident", "likely",
                                                                 "speculative"};
template <>
constexpr std::array<std::string_view, 3> kNames<CheckVerdict>{"plausible", "strained",
                                                               "contradicts"};
template <>
constexpr std::array<std::string_view, 3> kNames<CheckKind>{"power", "funding", "cost"};
template <>
constexpr std::array<std::string_view, 9> kNames<FigureStatus>{
    "vendor_document", "two_sources", "single_source", "derived", "estimate",
    "conflict",        "unconfirmed", "not_offered",   "unknown"};
template <>
constexpr std::array<std::string_view, 6> kNames<ReviewAction>{"accept", "reject",  "relabel",
                                                               "note",   "observe", "settle"};
template <>
constexpr std::array<std::string_view, 6> kNames<ReviewSubject>{"change", "event", "promise",
                                                                "entry",  "lab",   "statement"};
template <>
constexpr std::array<std::string_view, 5> kNames<ReviewState>{"none", "accepted", "relabelled",
                                                              "rejected", "disputed"};
template <>
constexpr std::array<std::string_view, 3> kNames<DeadlineKind>{"date", "event", "recurring"};
template <>
constexpr std::array<std::string_view, 3> kNames<DeadlineBasis>{"written", "stated", "captured"};
template <>
constexpr std::array<std::string_view, 6> kNames<PromiseState>{"pending", "due",       "met",
                                                               "missed",  "contested", "unknown"};

template <typename Enum>
std::string_view name_in_table(Enum value) {
  const auto index = static_cast<std::size_t>(value);
  CHECK_INVARIANT(index < kNames<Enum>.size());
  return kNames<Enum>[index];
}

}  // namespace

std::string_view name_of(SourceKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(LabStatus status) {
  return name_in_table(status);
}
std::string_view name_of(FetchOutcome outcome) {
  return name_in_table(outcome);
}
std::string_view name_of(Provenance provenance) {
  return name_in_table(provenance);
}
std::string_view name_of(BlockKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(BlockRole role) {
  return name_in_table(role);
}
std::string_view name_of(CaptureProblem problem) {
  return name_in_table(problem);
}
std::string_view name_of(ChangeClass change_class) {
  return name_in_table(change_class);
}
std::string_view name_of(ChangeType type) {
  return name_in_table(type);
}
std::string_view name_of(Severity severity) {
  return name_in_table(severity);
}
std::string_view name_of(JobClass job_class) {
  return name_in_table(job_class);
}
std::string_view name_of(DatePrecision precision) {
  return name_in_table(precision);
}
std::string_view name_of(EventKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(Announced announced) {
  return name_in_table(announced);
}
std::string_view name_of(HealthState state) {
  return name_in_table(state);
}
std::string_view name_of(ChannelKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(MailSecurity security) {
  return name_in_table(security);
}
std::string_view name_of(SendMode mode) {
  return name_in_table(mode);
}
std::string_view name_of(QuantityKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(QuantityHedge hedge) {
  return name_in_table(hedge);
}
std::string_view name_of(QuantityStatus status) {
  return name_in_table(status);
}
std::string_view name_of(Ownership ownership) {
  return name_in_table(ownership);
}
std::string_view name_of(QuantityDoubt doubt) {
  return name_in_table(doubt);
}
std::string_view name_of(BoardKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(RemoteWork remote) {
  return name_in_table(remote);
}
std::string_view name_of(PostingState state) {
  return name_in_table(state);
}
std::string_view name_of(BoardProblem problem) {
  return name_in_table(problem);
}
std::string_view name_of(OpeningChange change) {
  return name_in_table(change);
}
std::string_view name_of(OpeningState state) {
  return name_in_table(state);
}
std::string_view name_of(FeedKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(FeedProblem problem) {
  return name_in_table(problem);
}
std::string_view name_of(StatementKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(DocumentKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(StatementLevel level) {
  return name_in_table(level);
}
std::string_view name_of(Speaker speaker) {
  return name_in_table(speaker);
}
std::string_view name_of(ComputeMeasure measure) {
  return name_in_table(measure);
}
std::string_view name_of(ComputeScope scope) {
  return name_in_table(scope);
}
std::string_view name_of(BuildStatus status) {
  return name_in_table(status);
}
std::string_view name_of(NumberFormat format) {
  return name_in_table(format);
}
std::string_view name_of(FigureBasis basis) {
  return name_in_table(basis);
}
std::string_view name_of(RouteKind route) {
  return name_in_table(route);
}
std::string_view name_of(ComputeGrade grade) {
  return name_in_table(grade);
}
std::string_view name_of(PoolMethod method) {
  return name_in_table(method);
}
std::string_view name_of(CheckVerdict verdict) {
  return name_in_table(verdict);
}
std::string_view name_of(CheckKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(PublishedClass published) {
  return name_in_table(published);
}
std::string_view name_of(FigureStatus status) {
  return name_in_table(status);
}
std::string_view name_of(ReviewAction action) {
  return name_in_table(action);
}
std::string_view name_of(ReviewSubject subject) {
  return name_in_table(subject);
}
std::string_view name_of(ReviewState state) {
  return name_in_table(state);
}
std::string_view name_of(DeadlineKind kind) {
  return name_in_table(kind);
}
std::string_view name_of(DeadlineBasis basis) {
  return name_in_table(basis);
}
std::string_view name_of(PromiseState state) {
  return name_in_table(state);
}

template <typename Enum>
std::optional<Enum> from_name(std::string_view name) {
  for (std::size_t i = 0; i < kNames<Enum>.size(); ++i) {
    if (kNames<Enum>[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template std::optional<SourceKind> from_name(std::string_view);
template std::optional<LabStatus> from_name(std::string_view);
template std::optional<FetchOutcome> from_name(std::string_view);
template std::optional<Provenance> from_name(std::string_view);
template std::optional<BlockKind> from_name(std::string_view);
template std::optional<BlockRole> from_name(std::string_view);
template std::optional<CaptureProblem> from_name(std::string_view);
template std::optional<ChangeClass> from_name(std::string_view);
template std::optional<ChangeType> from_name(std::string_view);
template std::optional<Severity> from_name(std::string_view);
template std::optional<JobClass> from_name(std::string_view);
template std::optional<DatePrecision> from_name(std::string_view);
template std::optional<EventKind> from_name(std::string_view);
template std::optional<Announced> from_name(std::string_view);
template std::optional<HealthState> from_name(std::string_view);
template std::optional<ChannelKind> from_name(std::string_view);
template std::optional<MailSecurity> from_name(std::string_view);
template std::optional<SendMode> from_name(std::string_view);
template std::optional<BoardKind> from_name(std::string_view);
template std::optional<RemoteWork> from_name(std::string_view);
template std::optional<PostingState> from_name(std::string_view);
template std::optional<BoardProblem> from_name(std::string_view);
template std::optional<OpeningChange> from_name(std::string_view);
template std::optional<OpeningState> from_name(std::string_view);
template std::optional<FeedKind> from_name(std::string_view);
template std::optional<FeedProblem> from_name(std::string_view);
template std::optional<StatementKind> from_name(std::string_view);
template std::optional<DocumentKind> from_name(std::string_view);
template std::optional<StatementLevel> from_name(std::string_view);
template std::optional<Speaker> from_name(std::string_view);
template std::optional<QuantityKind> from_name(std::string_view);
template std::optional<QuantityHedge> from_name(std::string_view);
template std::optional<QuantityStatus> from_name(std::string_view);
template std::optional<Ownership> from_name(std::string_view);
template std::optional<QuantityDoubt> from_name(std::string_view);
template std::optional<ComputeMeasure> from_name(std::string_view);
template std::optional<ComputeScope> from_name(std::string_view);
template std::optional<BuildStatus> from_name(std::string_view);
template std::optional<NumberFormat> from_name(std::string_view);
template std::optional<FigureBasis> from_name(std::string_view);
template std::optional<RouteKind> from_name(std::string_view);
template std::optional<ComputeGrade> from_name(std::string_view);
template std::optional<PoolMethod> from_name(std::string_view);
template std::optional<CheckVerdict> from_name(std::string_view);
template std::optional<CheckKind> from_name(std::string_view);
template std::optional<PublishedClass> from_name(std::string_view);
template std::optional<FigureStatus> from_name(std::string_view);
template std::optional<ReviewAction> from_name(std::string_view);
template std::optional<ReviewSubject> from_name(std::string_view);
template std::optional<ReviewState> from_name(std::string_view);
template std::optional<DeadlineKind> from_name(std::string_view);
template std::optional<DeadlineBasis> from_name(std::string_view);
template std::optional<PromiseState> from_name(std::string_view);

}  // namespace labledger
