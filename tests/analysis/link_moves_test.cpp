#include "analysis/link_moves.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"
#include "tests/analysis/policy_page.hpp"

namespace labledger::analysis {
namespace {

struct LinkText {
  std::string_view words;
  std::string_view target;
};

/// The policy, with these links in a paragraph after it and those at the foot of the page.
Document linked_page(const std::vector<LinkText>& links, const std::vector<LinkText>& foot = {}) {
  std::vector<BlockText> blocks;
  for (const std::string_view sentence : policy())
    blocks.push_back({sentence});
  std::string words = "Read";
  for (const LinkText& link : links)
    words.append(" ").append(link.words);
  words.append(" as well.");
  blocks.push_back({words});
  std::string below = "See";
  for (const LinkText& link : foot)
    below.append(" ").append(link.words);
  blocks.push_back({below, BlockRole::Chrome});
  Document document = make_document(blocks);
  const auto mark = [&](const Block& block, const std::vector<LinkText>& of_block) {
    std::size_t at = block.span.begin;
    for (const LinkText& link : of_block) {
      at = document.text.find(link.words, at);
      const auto begin = static_cast<std::uint32_t>(at);
      at += link.words.size();
      document.links.push_back({{begin, static_cast<std::uint32_t>(at)}, std::string(link.target)});
    }
  };
  mark(document.blocks[document.blocks.size() - 2], links);
  mark(document.blocks.back(), foot);
  return document;
}

/// What the second page comes to for a source that has shown the first one.
Finding compare_pages(const Document& before, const Document& after) {
  SourceMemory memory;
  (void)observe(memory, 0, before);
  return observe(memory, 1, after);
}

}  // namespace

TEST_CASE("a policy link that leads elsewhere is of a class of its own", "[analysis]") {
  const Finding finding = compare_pages(linked_page({{"our framework", "/safety/framework-v1"}}),
                                        linked_page({{"our framework", "/safety/framework-v2"}}));
  CHECK_FALSE(alerts(finding));
  CHECK_FALSE(finding.new_version);
  REQUIRE(finding.changes.size() == 1);
  const Change& change = finding.changes.front();
  CHECK(change.change_class == ChangeClass::Links);
  CHECK(change.severity == Severity::Low);
  CHECK(change.type == ChangeType::Moved);
  CHECK(change.not_before == day(0));
  CHECK(change.not_after == day(1));
  CHECK(change.id.size() == 16);
  REQUIRE(change.edits.size() == 1);
  CHECK(change.edits[0].before->exact == "our framework");
  CHECK(change.edits[0].after->exact == "our framework");
  CHECK(change.edits[0].reason.find("/safety/framework-v2, and led to") != std::string::npos);
}

TEST_CASE("links that differ in what sites change from view to view are the same", "[analysis]") {
  struct Row {
    std::string_view before;
    std::string_view after;
  };
  const auto row = GENERATE(values<Row>({
      {"/policy?view=1", "/policy?view=2"},
      {"/policy", "/policy/#top"},
      {"http://lab.example/policy", "https://www.lab.example/policy"},
  }));
  const Finding finding = compare_pages(linked_page({{"the policy", row.before}}),
                                        linked_page({{"the policy", row.after}}));
  CAPTURE(row.before, row.after);
  CHECK(finding.changes.empty());
}

TEST_CASE("other links are listed without severity, and at the foot of the page not at all",
          "[analysis]") {
  SECTION("in the text") {
    const Finding finding = compare_pages(linked_page({{"the office", "/contact"}}),
                                          linked_page({{"the office", "/people"}}));
    const Change* change = find_change(finding, ChangeClass::Links);
    REQUIRE(change != nullptr);
    CHECK_FALSE(change->severity);
  }
  SECTION("at the foot") {
    const Finding finding = compare_pages(linked_page({}, {{"the office", "/contact"}}),
                                          linked_page({}, {{"the office", "/people"}}));
    CHECK(finding.changes.empty());
  }
  SECTION("to a policy, at the foot") {
    const Finding finding = compare_pages(linked_page({}, {{"Terms", "/terms"}}),
                                          linked_page({}, {{"Terms", "/terms-2"}}));
    const Change* change = find_change(finding, ChangeClass::Links);
    REQUIRE(change != nullptr);
    CHECK_FALSE(change->severity);
  }
}

TEST_CASE("words that stand for several targets tell nothing", "[analysis]") {
  const Finding finding =
      compare_pages(linked_page({{"here", "/policy/a"}, {"here", "/policy/b"}}),
                    linked_page({{"here", "/policy/a"}, {"here", "/policy/c"}}));
  CHECK(finding.changes.empty());
}

TEST_CASE("a policy link that alternates is told once", "[analysis]") {
  SourceMemory memory;
  const Document one = linked_page({{"the terms", "/terms"}});
  const Document other = linked_page({{"the terms", "/row/terms"}});
  (void)observe(memory, 0, one);
  CHECK(find_change(observe(memory, 1, other), ChangeClass::Links)->severity == Severity::Low);
  for (std::int64_t on_day = 2; on_day < 6; ++on_day) {
    const Finding finding = observe(memory, on_day, on_day % 2 == 0 ? one : other);
    const Change* change = find_change(finding, ChangeClass::Links);
    REQUIRE(change != nullptr);
    CHECK_FALSE(change->severity);
    CHECK(change->type == ChangeType::Returned);
  }
}

TEST_CASE("a restored memory knows the links that it has shown", "[analysis]") {
  const Document one = linked_page({{"the terms", "/terms"}});
  const Document other = linked_page({{"the terms", "/row/terms"}});
  SourceMemory first;
  (void)observe(first, 0, one);
  (void)observe(first, 1, other);
  SourceMemory restored(first.take_dirty(), UsableCapture{day(1), other});
  const Finding lived = observe(first, 2, one);
  const Finding again = observe(restored, 2, one);
  REQUIRE(again.changes.size() == 1);
  CHECK(again.changes[0].id == lived.changes.at(0).id);
  CHECK(again.changes[0].type == ChangeType::Returned);
}

TEST_CASE("a rebuilt site gives a bounded list, policies first", "[analysis]") {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < 2 * kLinkMoves; ++i)
    words.push_back("link" + std::to_string(i) + "x");
  std::vector<LinkText> before;
  std::vector<LinkText> after;
  for (const std::string& word : words) {
    before.push_back({word, "/old/place"});
    after.push_back({word, "/new/place"});
  }
  before.push_back({"the charter", "/old/charter"});
  after.push_back({"the charter", "/new/charter"});
  const Finding finding = compare_pages(linked_page(before), linked_page(after));
  const Change* change = find_change(finding, ChangeClass::Links);
  REQUIRE(change != nullptr);
  CHECK(change->edits.size() == kLinkMoves);
  CHECK(change->edits.front().after->exact == "the charter");
}

}  // namespace labledger::analysis
