#include "reports/claims_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/names.hpp"
#include "core/visible_text.hpp"
#include "reports/compute_figures.hpp"

namespace labledger::reports {
namespace {

constexpr std::size_t kQuoteBytes = 300;

/// The quote on one line, cut between characters when it is long.
std::string short_quote(const std::string& quote) {
  std::string line = visible_line(quote);
  if (line.size() <= kQuoteBytes) return line;
  std::size_t end = kQuoteBytes;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U)
    --end;
  line.resize(end);
  return line + " …";
}

std::string_view label_of(ClaimUse use) {
  switch (use) {
    case ClaimUse::Used:
      return "USED";
    case ClaimUse::Shown:
      return "shown, not counted";
    case ClaimUse::HeldBack:
      return "HELD BACK";
  }
  return "";
}

/// How one claim reads; of equal ones the first quote stands for all.
std::string claim_text(const LedgerClaim& claim, std::size_t times) {
  std::string text = "  " + std::string(label_of(claim.use)) + ": " + figure_words(claim);
  if (times > 1) text += ", said " + std::to_string(times) + " times";
  text += "\n    because " + claim.reason + "\n";
  text += "    " + visible_line(claim.speaker) + (claim.is_noted ? ", of " : ", first seen ") +
          claim.date + ": “" + short_quote(claim.quote) + "”\n";
  if (!claim.url.empty()) text += "    " + visible_line(claim.url) + "\n";
  for (const std::string& remark : claim.remarks)
    text += "    ! " + visible_line(remark) + "\n";
  return text;
}

bool is_same(const LedgerClaim& a, const LedgerClaim& b) {
  return std::tie(a.url, a.use, a.reason, a.speaker, a.remarks) ==
             std::tie(b.url, b.use, b.reason, b.speaker, b.remarks) &&
         a.figure.kind == b.figure.kind && a.figure.value == b.figure.value &&
         a.figure.unit == b.figure.unit && a.figure.subject == b.figure.subject;
}

}  // namespace

std::string figure_words(const LedgerClaim& claim) {
  const Quantity& quantity = claim.figure;
  std::string unit = quantity.unit;
  if (quantity.kind == QuantityKind::Accelerators) {
    unit = quantity.subject.empty() ? "chips" : visible_line(quantity.subject);
  }
  std::string text = "a figure without a number";
  if (quantity.value) {
    text = figure(*quantity.value, unit);
  } else if (quantity.low && quantity.high) {
    text = figure(*quantity.low, unit) + " to " + figure(*quantity.high, unit);
  } else if (quantity.low || quantity.high) {
    text = figure(quantity.low ? *quantity.low : *quantity.high, unit);
  }
  std::string kind(name_of(quantity.kind));
  std::ranges::replace(kind, '_', ' ');
  text += " (" + kind;
  if (quantity.hedge != QuantityHedge::Exact) text += ", " + std::string(name_of(quantity.hedge));
  if (quantity.status != QuantityStatus::Unknown) {
    text += ", " + std::string(name_of(quantity.status));
  }
  if (quantity.is_reported) text += ", reportedly";
  std::ranges::replace(text, '_', ' ');
  return text + ")";
}

std::string_view key_of(ClaimUse use) {
  switch (use) {
    case ClaimUse::Used:
      return "used";
    case ClaimUse::Shown:
      return "shown";
    case ClaimUse::HeldBack:
      return "held_back";
  }
  return "";
}

std::string ledger_claims_text(const std::vector<LedgerClaim>& claims) {
  std::vector<std::pair<const LedgerClaim*, std::size_t>> told;
  for (const LedgerClaim& claim : claims) {
    const auto same =
        std::ranges::find_if(told, [&](const auto& other) { return is_same(*other.first, claim); });
    if (same == told.end()) {
      told.emplace_back(&claim, 1);
    } else {
      ++same->second;
    }
  }
  std::ranges::stable_sort(told, std::ranges::greater(),
                           [](const auto& each) { return each.first->use; });
  std::string text;
  for (const auto& [claim, times] : told)
    text += claim_text(*claim, times);
  return text.empty() ? "" : "\nWhat the ledger holds beside the facts\n" + text;
}

}  // namespace labledger::reports
