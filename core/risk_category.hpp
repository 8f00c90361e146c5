#pragma once
// The risk taxonomy's ids. What counts as speaking of one of them is data (lexicon/risks.toml).

#include <array>
#include <string_view>

namespace labledger {

/// Every risk category, in the order of tables. Lasting: ids are never renamed or reused.
/// @see docs/scoring.md, and the MIT AI Risk Repository, to whose subdomains they map.
inline constexpr std::array<std::string_view, 19> kRiskCategories = {
    "catastrophic",   "cbrn",        "cyber",         "loss_of_control",
    "autonomy",       "ai_rnd",      "manipulation",  "misuse",
    "security",       "bias",        "toxicity",      "privacy",
    "misinformation", "hci",         "socioeconomic", "environment",
    "ai_welfare",     "multi_agent", "opacity"};

}  // namespace labledger
