#include "analysis/statements/signs.hpp"

#include <algorithm>

namespace labledger::analysis {
namespace {

constexpr std::array<std::string_view, kSigns> kNames = {"we",
                                                         "ai",
                                                         "you",
                                                         "others",
                                                         "person",
                                                         "policy_subject",
                                                         "body",
                                                         "safety",
                                                         "core_safety",
                                                         "governance",
                                                         "named_policy",
                                                         "privacy",
                                                         "enforcement",
                                                         "use_rule",
                                                         "restraint",
                                                         "harm",
                                                         "worry",
                                                         "misbehaviour",
                                                         "social_harm",
                                                         "cause",
                                                         "ai_risk",
                                                         "mitigate",
                                                         "denial",
                                                         "safety_act",
                                                         "we_act",
                                                         "we_progress",
                                                         "our_thing",
                                                         "done",
                                                         "we_done",
                                                         "finding",
                                                         "model_did",
                                                         "promise",
                                                         "aim",
                                                         "require",
                                                         "permit",
                                                         "condition",
                                                         "revisable",
                                                         "role",
                                                         "belief",
                                                         "mission",
                                                         "meta",
                                                         "risk_work",
                                                         "definition",
                                                         "example",
                                                         "past_reference",
                                                         "terms",
                                                         "job",
                                                         "product",
                                                         "third_party_actor",
                                                         "thanks",
                                                         "said",
                                                         "office",
                                                         "benchmark",
                                                         "score",
                                                         "size",
                                                         "ability",
                                                         "improvement",
                                                         "score_row",
                                                         "forecast",
                                                         "model_claim",
                                                         "ability_claim",
                                                         "availability",
                                                         "study",
                                                         "compute_figure",
                                                         "compute_word",
                                                         "money",
                                                         "funding",
                                                         "pay",
                                                         "people_figure",
                                                         "hiring",
                                                         "safety_staff",
                                                         "plain_figure",
                                                         "own_people"};

}  // namespace

const std::array<std::string_view, kSigns>& sign_names() {
  return kNames;
}

std::optional<Sign> sign_of_name(std::string_view name) {
  const auto& names = sign_names();
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Sign>(found - names.begin());
}

}  // namespace labledger::analysis
