#include "analysis/comparison.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"

namespace labledger::analysis {
namespace {

std::string_view symbol_of(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::Added:
      return "added";
    case DifferenceKind::Removed:
      return "removed";
    case DifferenceKind::Reworded:
      return "reworded";
    case DifferenceKind::Moved:
      return "moved";
    case DifferenceKind::Recut:
      return "recut";
    case DifferenceKind::Renumbered:
      return "renumbered";
    case DifferenceKind::Masked:
      return "masked";
  }
  return "?";
}

/// "reworded[old>new]", one after the other.
std::string describe(const std::vector<std::string_view>& old_page,
                     const std::vector<std::string_view>& new_page) {
  const Document before = make_page(old_page);
  const Document after = make_page(new_page);
  const Segmentation was = segment(before);
  const Segmentation is = segment(after);
  std::string out;
  for (const Difference& difference : compare(was, is)) {
    if (!out.empty()) out += ' ';
    out.append(symbol_of(difference.kind)).append("[");
    if (difference.before) out += before.view(was.segments[*difference.before].span);
    out += '>';
    if (difference.after) out += after.view(is.segments[*difference.after].span);
    out += ']';
  }
  return out;
}

}  // namespace

TEST_CASE("equal wordings differ in nothing", "[analysis]") {
  CHECK(describe({"We test. We publish."}, {"We test. We publish."}).empty());
  CHECK(describe({"“We test.”"}, {"\"we test\""}).empty());
  CHECK(describe({}, {}).empty());
}

TEST_CASE("what came, what went and what was reworded are told apart", "[analysis]") {
  CHECK(describe({"We test."}, {"We test.", "We publish."}) == "added[>We publish.]");
  CHECK(describe({"We test.", "We publish."}, {"We test."}) == "removed[We publish.>]");
  CHECK(describe({"We will test all models.", "We publish."},
                 {"We may test all models.", "We publish."}) ==
        "reworded[We will test all models.>We may test all models.]");
  CHECK(describe({"We test."}, {"Nobody looks."}) == "removed[We test.>] added[>Nobody looks.]");
}

TEST_CASE("what is gone is told at its old place", "[analysis]") {
  CHECK(describe({"Alpha one.", "Beta two.", "Gamma three.", "Delta four."},
                 {"Alpha one.", "Gamma three.", "Epsilon five.", "Delta four."}) ==
        "removed[Beta two.>] added[>Epsilon five.]");
}

TEST_CASE("another order or another cut is no other wording", "[analysis]") {
  SECTION("paragraphs change places") {
    const std::string told = describe({"Alpha one.", "Beta two.", "Gamma three."},
                                      {"Gamma three.", "Alpha one.", "Beta two."});
    CHECK(told.find("moved[") != std::string::npos);
    CHECK(told.find("added[") == std::string::npos);
    CHECK(told.find("removed[") == std::string::npos);
  }
  SECTION("a list becomes one paragraph") {
    CHECK(describe({"We", "train", "models"}, {"We train models"}) ==
          "recut[We>] recut[train>] recut[models>] recut[>We train models]");
  }
  SECTION("words grow together where two blocks met") {
    CHECK(describe({"Updated", "May 1", "We test."}, {"UpdatedMay 1", "We test."}) ==
          "recut[Updated>] recut[May 1>] recut[>UpdatedMay 1]");
  }
  SECTION("a paragraph is cut elsewhere, and next to it a sentence is new") {
    CHECK(describe({"We test each model before release; we publish the results in full"},
                   {"We test each model before release;", "we publish the results in full",
                    "Outside experts look on"}) ==
          "recut[We test each model before release; we publish the results in full>] "
          "recut[>We test each model before release;] recut[>we publish the results in full] "
          "added[>Outside experts look on]");
  }
  SECTION("a sentence that stood twice stands once") {
    CHECK(describe({"We test.", "We publish.", "We test."}, {"We test.", "We publish."}) ==
          "moved[We test.>]");
  }
}

TEST_CASE("masks and section numbers are twins, other addresses and numbers are not",
          "[analysis]") {
  CHECK(describe({"Write to safety@lab.example now."}, {"Write to [email protected] now."}) ==
        "masked[Write to safety@lab.example now.>Write to [email protected] now.]");
  CHECK(describe({"Write to safety@lab.example now."}, {"Write to legal@lab.example now."}) ==
        "reworded[Write to safety@lab.example now.>Write to legal@lab.example now.]");
  CHECK(describe({"Use of outputs"}, {"2.1 Use of outputs"}) ==
        "renumbered[Use of outputs>2.1 Use of outputs]");
  CHECK(describe({"3.5 Sonnet is our best model"}, {"3.7 Sonnet is our best model"}) ==
        "reworded[3.5 Sonnet is our best model>3.7 Sonnet is our best model]");
}

TEST_CASE("a short sentence that went is not found in words that stand elsewhere", "[analysis]") {
  CHECK(describe({"We test all of our models.", "We do.", "Others look on."},
                 {"We test all of our models.", "Others look on."}) == "removed[We do.>]");
}

TEST_CASE("thousands of sentences without a match stay near linear", "[analysis]") {
  constexpr std::size_t count = 4000;
  std::vector<std::string> storage;
  std::vector<std::string_view> old_page;
  std::vector<std::string_view> new_page;
  storage.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    storage.push_back("the same words again and again number " + std::to_string(i));
    old_page.push_back(storage.back());
    storage.push_back("the same words again and again figure " + std::to_string(i + count));
    new_page.push_back(storage.back());
  }
  const Segmentation was = segment(make_page(old_page));
  const Segmentation is = segment(make_page(new_page));
  CHECK(compare(was, is).size() >= count);
}

}  // namespace labledger::analysis
