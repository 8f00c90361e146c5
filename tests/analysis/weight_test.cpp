#include "analysis/weight.hpp"

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kBody =
    "We test each model before release, and we publish what we find in the tests, in full, within "
    "thirty days, on this page and in the system card that comes with the model. Outside experts "
    "read the results first, and say in their own words what they think of them. When a model "
    "fails a test we do not release it until the failure is understood and repaired by our staff.";

/// The weight of a block around a body of plain text.
Weight weight_of(std::string_view text, BlockKind kind = BlockKind::Paragraph) {
  const Document document = make_document({{kBody}, {text, BlockRole::Chrome, kind}});
  return segment(document).segments.back().weight;
}

}  // namespace

TEST_CASE("around the main text, what reads like text counts", "[analysis]") {
  struct Row {
    const char* text;
    Weight weight;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Careers", Weight::Frame, "a label"},
      {"Read our newest research on safety", Weight::Frame, "a teaser's title"},
      {"We no longer train on the inputs of paying customers.", Weight::Text, "a sentence"},
      {"Products Research Safety Company News Careers Contact Imprint", Weight::Wordy, "a menu"},
      {"We use cookies to understand how our service is used.", Weight::Frame, "a banner"},
      {"Last updated: May 1, 2025", Weight::Text, "the date of the text"},
      {"Effective 2025-05-01", Weight::Text, "the date of the text, in digits"},
      {"May 1, 2025", Weight::Frame, "any date"},
  }));
  CAPTURE(row.why);
  CHECK(weight_of(row.text) == row.weight);
}

TEST_CASE("main blocks always count", "[analysis]") {
  const Document document = make_document({{"Careers"}, {"Contact"}});
  for (const Segment& shown : segment(document).segments)
    CHECK(shown.weight == Weight::Text);
}

TEST_CASE("a division that leaves hardly any main text is not believed", "[analysis]") {
  const Document document = make_document({{"Example Cloud", BlockRole::Chrome},
                                           {"Hosting, Ireland", BlockRole::Chrome},
                                           {"Other Cloud", BlockRole::Chrome},
                                           {"Hosting, Sweden", BlockRole::Chrome},
                                           {"Partners"}});
  for (const Segment& shown : segment(document).segments)
    CHECK(shown.weight == Weight::Text);
}

TEST_CASE("beside a sentence on cookies the banner's other sentences are frame", "[analysis]") {
  const Document document = make_document(
      {{kBody},
       {"We use cookies to understand how our service is used.", BlockRole::Chrome},
       {"Others help us to see which of our pages people like best.", BlockRole::Chrome}});
  CHECK(segment(document).segments.back().weight == Weight::Frame);
}

TEST_CASE("many sentences on cookies are a text about cookies", "[analysis]") {
  std::vector<BlockText> blocks{{kBody}};
  for (int i = 0; i < 12; ++i)
    blocks.push_back(
        {"This cookie keeps what you chose the last time you came.", BlockRole::Chrome});
  CHECK(segment(make_document(blocks)).segments.back().weight == Weight::Text);
}

TEST_CASE("a heading weighs as much as the sentence under it", "[analysis]") {
  const Document document =
      make_document({{kBody},
                     {"Storage", BlockRole::Chrome, BlockKind::Heading},
                     {"We store the inputs of all users for thirty days.", BlockRole::Chrome},
                     {"Follow us", BlockRole::Chrome, BlockKind::Heading},
                     {"Blog", BlockRole::Chrome}});
  const Segmentation shown = segment(document);
  const std::size_t count = shown.segments.size();
  CHECK(shown.segments[count - 4].weight == Weight::Text);
  CHECK(shown.segments[count - 2].weight == Weight::Frame);
}

}  // namespace labledger::analysis
