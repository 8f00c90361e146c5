#include "reports/passages.hpp"

#include <catch2/catch.hpp>

namespace labledger::reports {
namespace {

struct Piece {
  BlockKind kind;
  BlockRole role;
  std::int32_t heading;
  const char* text;
};

Document document_of(const std::vector<Piece>& pieces) {
  Document document;
  for (const Piece& piece : pieces) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text.append(piece.text);
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.text.append("\n");
    document.blocks.push_back({.kind = piece.kind,
                               .role = piece.role,
                               .level = 0,
                               .heading = piece.heading,
                               .span = {begin, end}});
  }
  return document;
}

}  // namespace

TEST_CASE("passages are the main text, word for word, under its headings", "[reports]") {
  const Document document = document_of({{BlockKind::ListItem, BlockRole::Chrome, -1, "Menu"},
                                         {BlockKind::Heading, BlockRole::Main, -1, "Policy"},
                                         {BlockKind::Heading, BlockRole::Main, 1, "Audits"},
                                         {BlockKind::Paragraph, BlockRole::Main, 2, "We audit."}});
  const PageContent content = select_passages(document);
  REQUIRE(content.passages.size() == 1);
  CHECK(content.passages[0].heading_path == "Policy › Audits");
  CHECK(content.passages[0].text == "We audit.");
  CHECK(content.passages[0].characters_cut == 0);
  CHECK(content.passages_cut == 0);
}

TEST_CASE("what is left out is counted", "[reports]") {
  const Piece paragraph{BlockKind::Paragraph, BlockRole::Main, -1, "ééééé"};
  const PageContent content = select_passages(document_of({paragraph, paragraph, paragraph}),
                                              {.passages = 2, .characters = 3});
  REQUIRE(content.passages.size() == 2);
  CHECK(content.passages[0].text == "ééé");
  CHECK(content.passages[0].characters_cut == 2);
  CHECK(content.passages_cut == 1);
}

}  // namespace labledger::reports
