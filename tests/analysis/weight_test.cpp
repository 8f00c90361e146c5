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

namespace {

constexpr std::string_view kTeaserText = "Turn any text into a voice that nobody can tell apart.";
constexpr std::string_view kTeaserSuffix = " It speaks more than twenty languages by now.";

/// A body under a menu that shows `count` entries, each a label and a teaser.
Document page_with_teasers(int count, std::string_view teaser) {
  std::vector<BlockText> blocks;
  for (int i = 0; i < count; ++i) {
    blocks.push_back({"Voices", BlockRole::Chrome});
    blocks.push_back({teaser, BlockRole::Chrome});
  }
  for (int i = 0; i < 12; ++i)
    blocks.push_back({"Careers", BlockRole::Chrome});
  blocks.push_back({kBody});
  return make_document(blocks);
}

/// Makes [begin, end) of the last block a link.
void link_last_block(Document& document, std::size_t begin, std::size_t end) {
  const std::uint32_t start = document.blocks.back().span.begin;
  document.links.push_back(
      {{start + static_cast<std::uint32_t>(begin), start + static_cast<std::uint32_t>(end)},
       "/elsewhere"});
}

}  // namespace

TEST_CASE("around the main text, what is nearly all link is an entry of a menu", "[analysis]") {
  constexpr std::string_view kSentence = "We no longer train on the inputs of paying customers.";
  Document document = make_document({{kBody}, {kSentence, BlockRole::Chrome}});
  SECTION("a sentence that is one link") {
    link_last_block(document, 0, kSentence.size());
    CHECK(segment(document).segments.back().weight == Weight::Frame);
  }
  SECTION("a sentence of several links") {
    link_last_block(document, 0, 20);
    link_last_block(document, 21, kSentence.size());
    CHECK(segment(document).segments.back().weight == Weight::Frame);
  }
  SECTION("a sentence with a link in it") {
    link_last_block(document, 0, 20);
    CHECK(segment(document).segments.back().weight == Weight::Text);
  }
}

TEST_CASE("a linked sentence of the main text stays text", "[analysis]") {
  Document document = make_document({{kBody}, {"We publish what we find in our tests here."}});
  link_last_block(document, 0, 42);
  CHECK(segment(document).segments.back().weight == Weight::Text);
}

TEST_CASE("sentences that stand alone between labels are teasers when there are three",
          "[analysis]") {
  const std::string longer = std::string(kTeaserText).append(kTeaserSuffix);
  CHECK(segment(page_with_teasers(3, kTeaserText)).segments[1].weight == Weight::Frame);
  CHECK(segment(page_with_teasers(3, longer)).segments[2].weight == Weight::Frame);
  CHECK(segment(page_with_teasers(2, kTeaserText)).segments[1].weight == Weight::Text);
}

TEST_CASE("a passage around the main text is no teaser, nor what stands near it", "[analysis]") {
  std::vector<BlockText> blocks{{kBody}};
  for (int i = 0; i < 12; ++i)
    blocks.push_back({"Careers", BlockRole::Chrome});
  for (int i = 0; i < 3; ++i)
    blocks.push_back({"We keep what you write to us for thirty days.", BlockRole::Chrome});
  for (int i = 0; i < 4; ++i) {
    blocks.push_back({"Provider", BlockRole::Chrome});
    blocks.push_back({"It counts who reads a page, and how often.", BlockRole::Chrome});
  }
  const Segmentation shown = segment(make_document(blocks));
  CHECK(shown.segments[shown.segments.size() - 1].weight == Weight::Text);
  CHECK(shown.segments[shown.segments.size() - 9].weight == Weight::Text);
}

TEST_CASE("a question around the main text says nothing, unless it heads an answer", "[analysis]") {
  constexpr std::string_view kQuestion = "How does your company handle access to its systems?";
  CHECK(weight_of(kQuestion) == Weight::Wordy);
  CHECK(weight_of(kQuestion, BlockKind::Heading) == Weight::Text);
}

}  // namespace labledger::analysis
