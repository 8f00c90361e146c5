#pragma once
// The one spelling of every enumerator in output, storage and files.

#include <optional>
#include <string_view>

#include "core/alert_rule.hpp"
#include "core/change.hpp"
#include "core/channel.hpp"
#include "core/compute_estimate.hpp"
#include "core/compute_facts.hpp"
#include "core/document.hpp"
#include "core/event.hpp"
#include "core/feed.hpp"
#include "core/fetch.hpp"
#include "core/job.hpp"
#include "core/job_class.hpp"
#include "core/lab.hpp"
#include "core/promise.hpp"
#include "core/quantity.hpp"
#include "core/review.hpp"
#include "core/statement.hpp"

namespace labledger {

/// The enumerator's lower-case name, words joined by "_": "not_modified". Valid for ever.
[[nodiscard]] std::string_view name_of(SourceKind kind);
[[nodiscard]] std::string_view name_of(LabStatus status);
[[nodiscard]] std::string_view name_of(FetchOutcome outcome);
[[nodiscard]] std::string_view name_of(Provenance provenance);
[[nodiscard]] std::string_view name_of(BlockKind kind);
[[nodiscard]] std::string_view name_of(BlockRole role);
[[nodiscard]] std::string_view name_of(CaptureProblem problem);
[[nodiscard]] std::string_view name_of(ChangeClass change_class);
[[nodiscard]] std::string_view name_of(ChangeType type);
[[nodiscard]] std::string_view name_of(Severity severity);
[[nodiscard]] std::string_view name_of(JobClass job_class);
[[nodiscard]] std::string_view name_of(DatePrecision precision);
[[nodiscard]] std::string_view name_of(BoardKind kind);
[[nodiscard]] std::string_view name_of(RemoteWork remote);
[[nodiscard]] std::string_view name_of(PostingState state);
[[nodiscard]] std::string_view name_of(BoardProblem problem);
[[nodiscard]] std::string_view name_of(OpeningChange change);
[[nodiscard]] std::string_view name_of(OpeningState state);
[[nodiscard]] std::string_view name_of(FeedKind kind);
[[nodiscard]] std::string_view name_of(FeedProblem problem);
[[nodiscard]] std::string_view name_of(EventKind kind);
[[nodiscard]] std::string_view name_of(Announced announced);
[[nodiscard]] std::string_view name_of(HealthState state);
[[nodiscard]] std::string_view name_of(ChannelKind kind);
[[nodiscard]] std::string_view name_of(MailSecurity security);
[[nodiscard]] std::string_view name_of(SendMode mode);
[[nodiscard]] std::string_view name_of(StatementKind kind);
[[nodiscard]] std::string_view name_of(DocumentKind kind);
[[nodiscard]] std::string_view name_of(StatementLevel level);
[[nodiscard]] std::string_view name_of(Speaker speaker);
[[nodiscard]] std::string_view name_of(QuantityKind kind);
[[nodiscard]] std::string_view name_of(QuantityHedge hedge);
[[nodiscard]] std::string_view name_of(QuantityStatus status);
[[nodiscard]] std::string_view name_of(Ownership ownership);
[[nodiscard]] std::string_view name_of(QuantityDoubt doubt);
[[nodiscard]] std::string_view name_of(ComputeMeasure measure);
[[nodiscard]] std::string_view name_of(ComputeScope scope);
[[nodiscard]] std::string_view name_of(BuildStatus status);
[[nodiscard]] std::string_view name_of(NumberFormat format);
[[nodiscard]] std::string_view name_of(FigureBasis basis);
[[nodiscard]] std::string_view name_of(RouteKind route);
[[nodiscard]] std::string_view name_of(ComputeGrade grade);
[[nodiscard]] std::string_view name_of(PoolMethod method);
[[nodiscard]] std::string_view name_of(PublishedClass published);
[[nodiscard]] std::string_view name_of(CheckVerdict verdict);
[[nodiscard]] std::string_view name_of(CheckKind kind);
[[nodiscard]] std::string_view name_of(FigureStatus status);
[[nodiscard]] std::string_view name_of(ReviewAction action);
[[nodiscard]] std::string_view name_of(ReviewSubject subject);
[[nodiscard]] std::string_view name_of(ReviewState state);
[[nodiscard]] std::string_view name_of(DeadlineKind kind);
[[nodiscard]] std::string_view name_of(DeadlineBasis basis);
[[nodiscard]] std::string_view name_of(PromiseState state);

/// The enumerator of that name; empty when there is none. Instantiated for the enums above.
template <typename Enum>
[[nodiscard]] std::optional<Enum> from_name(std::string_view name);

}  // namespace labledger
