#include "reports/page_digest.hpp"

#include <functional>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::reports {
namespace {

/// A page with every kind of block, and something in each of their members.
Page full_page() {
  Page page;
  page.path = "labs/acme";
  page.title = "Acme";
  page.description = "A lab.";
  page.add({Heading{.level = 2, .content = "Head", .anchor = "head"}});
  page.add({Paragraph{.content = "Words"}});
  page.add({Items{.items = {Text("one"), Text("two")}}});
  page.add({Quotation{.parts = {{Quotation::Part::Kind::Item, Text("said"), {"a"}}}}});
  page.add({Table{.caption = "Table",
                  .columns = {{Text("Column"), ColumnKind::Words}},
                  .rows = {{Text("cell")}}}});
  page.add({Difference{.before = "was",
                       .after = "is",
                       .runs = {{WordRun::Fate::Removed, "was"}},
                       .before_at = {"captures/a", "x"},
                       .after_at = {"captures/b", "y"}}});
  page.add({Chart{.kind = Chart::Kind::Bars,
                  .title = "Chart",
                  .label_title = "Month",
                  .unit = "changes",
                  .labels = {"May"},
                  .series = {{"all", {1.5, std::nullopt}}}}});
  page.add({Notice{.content = "Mind"}});
  page.add({SearchBox{.without = "Use find"}});
  page.add({Details{.summary = "More", .blocks = {Paragraph{.content = "Hidden"}}}});
  return page;
}

template <typename Block>
Block& block_of(Page& page) {
  for (PageBlock& block : page.blocks)
    if (auto* one = std::get_if<Block>(&block.content)) return *one;
  throw std::logic_error("the page has no such block");
}

}  // namespace

TEST_CASE("equal pages have equal digests", "[reports]") {
  CHECK(digest_of(full_page()) == digest_of(full_page()));
  CHECK(digest_of(full_page()) != digest_of(Page()));
}

TEST_CASE("a page that differs in anything has another digest", "[reports]") {
  const std::vector<std::function<void(Page&)>> edits = {
      [](Page& page) { page.path += 'x'; },
      [](Page& page) { page.title += 'x'; },
      [](Page& page) { page.description += 'x'; },
      [](Page& page) { page.formats = PageFormats::Html; },
      [](Page& page) { page.blocks.pop_back(); },
      [](Page& page) { std::swap(page.blocks[0], page.blocks[1]); },
      [](Page& page) { block_of<Heading>(page).level = 3; },
      [](Page& page) { block_of<Heading>(page).anchor = "other"; },
      [](Page& page) { block_of<Heading>(page).content.say("x"); },
      [](Page& page) { block_of<Paragraph>(page).content = Text().text("Words"); },
      [](Page& page) { block_of<Paragraph>(page).content = Text().code("Words"); },
      [](Page& page) {
        block_of<Paragraph>(page).content.bar({.value = 0.5, .low = 0, .high = 1});
      },
      [](Page& page) { block_of<Paragraph>(page).content.badge("Words", Tone::Good); },
      [](Page& page) { block_of<Paragraph>(page).content.badge("Words", Tone::Alarm); },
      [](Page& page) { block_of<Paragraph>(page).content.link("x", "https://lab.example/"); },
      [](Page& page) {
        block_of<Paragraph>(page).content.reference("x", {"labs/a", "b"});
      },
      [](Page& page) {
        block_of<Paragraph>(page).content.evidence("x", {"labs/a", "b"});
      },
      [](Page& page) { block_of<Items>(page).items = {Text("onetwo")}; },
      [](Page& page) { block_of<Quotation>(page).parts[0].kind = Quotation::Part::Kind::Heading; },
      [](Page& page) { block_of<Quotation>(page).parts[0].anchors.clear(); },
      [](Page& page) { block_of<Table>(page).columns[0].kind = ColumnKind::Numbers; },
      [](Page& page) { block_of<Table>(page).rows.emplace_back(); },
      [](Page& page) { block_of<Difference>(page).before.reset(); },
      [](Page& page) { block_of<Difference>(page).after = ""; },
      [](Page& page) { block_of<Difference>(page).runs[0].fate = WordRun::Fate::Added; },
      [](Page& page) { block_of<Difference>(page).after_at.anchor = "z"; },
      [](Page& page) { block_of<Chart>(page).kind = Chart::Kind::Lines; },
      [](Page& page) { block_of<Chart>(page).unit = "%"; },
      [](Page& page) { block_of<Chart>(page).series[0].values[1] = 0; },
      [](Page& page) { block_of<Notice>(page).content.say("x"); },
      [](Page& page) { block_of<SearchBox>(page).without.say("x"); },
      [](Page& page) { block_of<Details>(page).blocks = {Items{.items = {Text("Hidden")}}}; },
  };
  std::set<Digest> digests = {digest_of(full_page())};
  for (std::size_t i = 0; i < edits.size(); ++i) {
    CAPTURE(i);
    Page page = full_page();
    edits[i](page);
    CHECK(digests.insert(digest_of(page)).second);
  }
}

}  // namespace labledger::reports
