#include "analysis/statements/document_statements.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

const StatementExtractor& extractor() {
  static const StatementExtractor kExtractor = [] {
    auto compiled = StatementExtractor::compile(shipped_lexicon(), StatementModel());
    REQUIRE(compiled.has_value());
    return std::move(compiled).value();
  }();
  return kExtractor;
}

DocumentStatements read(const Document& document, DocumentOwner owner = DocumentOwner::Lab) {
  return read_statements(extractor(), document, segment(document), {"Acme", owner});
}

/// The first statement of that many segments.
Statement statement(const DocumentStatements& read, std::size_t segment) {
  REQUIRE(segment < read.segments.size());
  return read.segments[segment].statement;
}

}  // namespace

TEST_CASE("every sentence of the text is read, also those that state nothing", "[analysis]") {
  const Document document =
      make_document({{"Safety at Acme", BlockRole::Main, BlockKind::Heading},
                     {"We will test every model for dangerous capabilities before deployment."},
                     {"The office of the company stands beside the river in town."},
                     {"A book on pathogens stands in the hall of the old library."},
                     {"Products", BlockRole::Chrome, BlockKind::ListItem}});
  const DocumentStatements found = read(document);
  REQUIRE(found.segments.size() == 4);
  CHECK(statement(found, 1).kinds == std::vector{StatementKind::Commitment});
  CHECK(statement(found, 1).level == StatementLevel::Binding);
  CHECK(statement(found, 2).kinds.empty());
  // A risk is spoken of without being acknowledged.
  CHECK(statement(found, 3).kinds.empty());
  CHECK(statement(found, 3).categories == std::vector<std::string_view>{"cbrn"});
  CHECK(statement(found, 1).reasons.empty());
}

TEST_CASE("a heading of the markup states nothing, however it reads", "[analysis]") {
  const std::string sentence = "We will never deploy a model that has not passed its safety tests.";
  const Document as_heading =
      make_document({{sentence, BlockRole::Main, BlockKind::Heading},
                     {"The tests are described in the handbook of the company."}});
  const Document as_text =
      make_document({{sentence}, {"The tests are described in the handbook of the company."}});
  CHECK(statement(read(as_heading), 0).kinds.empty());
  CHECK_FALSE(statement(read(as_text), 0).kinds.empty());
}

TEST_CASE("what others write is theirs", "[analysis]") {
  const Document document = make_page({"We will publish our safety framework in full."});
  CHECK_FALSE(statement(read(document), 0).kinds.empty());
  CHECK(statement(read(document, DocumentOwner::Other), 0).kinds.empty());
  CHECK(statement(read(document, DocumentOwner::Other), 0).speaker == Speaker::ThirdParty);
}

TEST_CASE("the words that a kind was told by are in its sentence", "[analysis]") {
  const std::string sentence = "We will test every model for dangerous capabilities.";
  const Document document = make_page({sentence});
  const Statement found = statement(read(document), 0);
  const std::vector<std::string> reasons = extractor().reasons_of(found, sentence, "Acme");
  REQUIRE(reasons.size() == found.kinds.size());
  CHECK(reasons[0].find("commitment: “") == 0);
}

}  // namespace labledger::analysis
