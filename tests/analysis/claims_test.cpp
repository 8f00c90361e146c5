#include "analysis/statements/claims.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

const ClaimFinder& finder() {
  static const ClaimFinder kFinder = [] {
    auto compiled = ClaimFinder::compile(shipped_lexicon(), StatementModel());
    REQUIRE(compiled.has_value());
    return std::move(compiled).value();
  }();
  return kFinder;
}

const PageVoice kAcme{.lab = "Acme", .owner = DocumentOwner::Lab};

/// An edit whose newer side is all of a page's only paragraph.
Edit edit_to(const std::string& before, const std::string& after, ChangeType type) {
  Edit edit;
  edit.type = type;
  if (!before.empty()) edit.before.emplace().exact = before;
  edit.after.emplace().exact = after;
  edit.after->span = {0, static_cast<std::uint32_t>(after.size())};
  return edit;
}

std::size_t new_claims(const std::string& before, const std::string& after,
                       ChangeType type = ChangeType::Reworded) {
  Change change;
  change.edits = {edit_to(before, after, before.empty() ? ChangeType::Added : type)};
  return finder().new_claims_of(make_page({after}), kAcme, change).size();
}

}  // namespace

TEST_CASE("the claims of a page are quoted with kind and figures", "[analysis]") {
  const Document document =
      make_document({{"We raised $900 million from three investors."},
                     {"The office is open on weekdays."},
                     {"We trained our newest model on 4,096 H100 GPUs."},
                     {"We raised $5 million.", BlockRole::Chrome, BlockKind::Paragraph}});
  const std::vector<Edit> claims = finder().claims_of(document, kAcme);
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].after->exact == "We raised $900 million from three investors.");
  CHECK(claims[0].reason == "funding: $900 million");
  CHECK(claims[1].after->exact == "We trained our newest model on 4,096 H100 GPUs.");
  CHECK(claims[1].reason.find("compute: 4,096 H100") == 0);
  CHECK(claims[1].type == ChangeType::Added);
  CHECK_FALSE(claims[1].before.has_value());
}

TEST_CASE("a claim is new when its figure is", "[analysis]") {
  CHECK(new_claims("", "We raised $900 million from three investors.") == 1);
  CHECK(new_claims("We raised $500 million from investors.",
                   "We raised $900 million from investors.") == 1);
  CHECK(new_claims("We raised $900 million from investors.",
                   "We have raised $900 million from many investors.") == 0);
  CHECK(new_claims("We raised money from investors.", "We raised $900 million from investors.") ==
        1);
  CHECK(new_claims("", "The office is open on 12 days of each month.") == 0);
  const std::string claim = "We raised $900 million from three investors.";
  CHECK(new_claims("It rains.", claim, ChangeType::Returned) == 0);
  CHECK(new_claims("It rains.", claim, ChangeType::Moved) == 0);
}

TEST_CASE("a change speaks of the risks on either side", "[analysis]") {
  Change change;
  change.edits = {edit_to("Our models are tested for help with dangerous pathogens.",
                          "Our models are tested.", ChangeType::Weakened),
                  edit_to("", "Human extinction is a risk of AI.", ChangeType::Added)};
  CHECK(finder().risks_of(change) == std::vector<std::string>{"catastrophic", "cbrn"});
  CHECK(finder().risks_of(Change()).empty());
}

}  // namespace labledger::analysis
