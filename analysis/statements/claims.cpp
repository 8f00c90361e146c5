#include "analysis/statements/claims.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/segments.hpp"
#include "core/names.hpp"
#include "core/risk_category.hpp"

namespace labledger::analysis {
namespace {

bool is_of_resources(StatementKind kind) {
  return kind == StatementKind::Compute || kind == StatementKind::Funding ||
         kind == StatementKind::Headcount || kind == StatementKind::SafetyHeadcount;
}

/// "compute, funding"; empty when the statement is of neither.
std::string resources_of(const Statement& statement) {
  std::string names;
  for (const StatementKind kind : statement.kinds) {
    if (!is_of_resources(kind)) continue;
    if (!names.empty()) names += ", ";
    names += name_of(kind);
  }
  return names;
}

/// The figures as the sentence writes them, joined by "; ".
std::string written(const std::vector<Quantity>& figures, std::string_view sentence) {
  std::string all;
  for (const Quantity& figure : figures) {
    if (!all.empty()) all += "; ";
    all += sentence.substr(figure.span.begin, figure.span.size());
  }
  return all;
}

/// Of chips the subject names which; of money and people it is any word beside the figure.
bool is_same_figure(const Quantity& a, const Quantity& b) {
  const bool is_of_chips =
      a.kind == QuantityKind::Accelerators || a.kind == QuantityKind::ChipHours;
  return a.kind == b.kind && a.value == b.value && a.low == b.low && a.high == b.high &&
         a.unit == b.unit && (!is_of_chips || a.subject == b.subject);
}

}  // namespace

ClaimFinder::ClaimFinder(StatementExtractor statements, QuantityReader figures)
    : statements_(std::move(statements)), figures_(std::move(figures)) {}

Result<ClaimFinder> ClaimFinder::compile(const Lexicon& lexicon, StatementModel model) {
  StatementExtractor statements = TRY(StatementExtractor::compile(lexicon, std::move(model)));
  QuantityReader figures = TRY(QuantityReader::compile(lexicon));
  return ClaimFinder(std::move(statements), std::move(figures));
}

std::vector<Edit> ClaimFinder::claims_of(const Document& document, const PageVoice& voice) const {
  const Segmentation segmentation = segment(document);
  const DocumentStatements read = read_statements(statements_, document, segmentation, voice);
  std::vector<Edit> claims;
  for (const SegmentStatement& found : read.segments) {
    const Segment& segment = segmentation.segments[found.segment];
    const std::string resources = resources_of(found.statement);
    if (resources.empty() || document.blocks[segment.block].role != BlockRole::Main) continue;
    const std::string_view sentence = document.view(segment.span);
    Edit& claim = claims.emplace_back();
    claim.after = quote_segment(document, segment);
    claim.reason = resources;
    const std::string figures = written(figures_.read(sentence), sentence);
    if (!figures.empty()) claim.reason.append(": ").append(figures);
  }
  return claims;
}

std::vector<Edit> ClaimFinder::new_claims_of(const Document& document, const PageVoice& voice,
                                             const Change& change) const {
  std::set<TextSpan> brought;
  for (const Edit& edit : change.edits) {
    if (edit.after && states_new_figure(edit)) brought.insert(edit.after->span);
  }
  if (brought.empty()) return {};
  std::vector<Edit> claims = claims_of(document, voice);
  std::erase_if(claims, [&](const Edit& claim) { return !brought.contains(claim.after->span); });
  return claims;
}

bool ClaimFinder::states_new_figure(const Edit& edit) const {
  if (edit.type == ChangeType::Returned || edit.type == ChangeType::Moved) return false;
  const std::vector<Quantity> now = figures_.read(edit.after->exact);
  if (!edit.before) return !now.empty();
  const std::vector<Quantity> then = figures_.read(edit.before->exact);
  return std::any_of(now.begin(), now.end(), [&](const Quantity& figure) {
    return std::none_of(then.begin(), then.end(),
                        [&](const Quantity& old) { return is_same_figure(figure, old); });
  });
}

std::vector<std::string> ClaimFinder::risks_of(const Change& change) const {
  std::set<std::size_t> risks;
  for (const Edit& edit : change.edits) {
    for (const std::optional<Quote>* quote : {&edit.before, &edit.after}) {
      if (!*quote) continue;
      const std::vector<std::size_t> found = statements_.risks_in((*quote)->exact);
      risks.insert(found.begin(), found.end());
    }
  }
  std::vector<std::string> ids;
  ids.reserve(risks.size());
  for (const std::size_t risk : risks)
    ids.emplace_back(kRiskCategories[risk]);
  return ids;
}

}  // namespace labledger::analysis
