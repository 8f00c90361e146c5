#include "analysis/sentences.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

std::string cut(std::string_view text) {
  std::string out;
  for (const TextSpan& span : cut_sentences(text)) {
    if (!out.empty()) out += " | ";
    out += text.substr(span.begin, span.size());
  }
  return out;
}

}  // namespace

TEST_CASE("a text is cut where its sentences end", "[analysis]") {
  struct Row {
    const char* text;
    const char* cut;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"We test. We publish! Do we stop? Yes", "We test. | We publish! | Do we stop? | Yes",
       "stops before capitals"},
      {"It grew to 3.5 million. 12 people left.", "It grew to 3.5 million. | 12 people left.",
       "a point inside a number; a digit begins"},
      {"Tools, e.g. Filters, are used. See i.e. this.",
       "Tools, e.g. Filters, are used. | See i.e. this.", "abbreviations"},
      {"Dr. Ada of Example Inc. San Jose agreed.", "Dr. Ada of Example Inc. San Jose agreed.",
       "titles and companies"},
      {"J. R. Smith wrote it. The U.S. Government read it.",
       "J. R. Smith wrote it. | The U.S. Government read it.", "initials"},
      {"See sec. 4 and No. 5 of vol. 2.", "See sec. 4 and No. 5 of vol. 2.", "numbered references"},
      {"1. Scope. These terms apply.", "1. Scope. | These terms apply.",
       "the number a block begins with"},
      {"He said “stop.” They did.", "He said “stop.” | They did.", "closing quotes"},
      {"(We may end it.) You may too.", "(We may end it.) | You may too.", "closing brackets"},
      {"Visit example.org/a.b?c=d. Then leave", "Visit example.org/a.b?c=d. | Then leave",
       "points inside an address"},
      {"Wait... Then go.", "Wait... | Then go.", "several points"},
      {"我们不会。我们会！“为什么？”因为", "我们不会。 | 我们会！ | “为什么？” | 因为",
       "ideographic stops need no blank"},
      {"One line\nanother line", "One line | another line", "line breaks"},
      {"It ends. but goes on, small.", "It ends. but goes on, small.", "a small letter goes on"},
      {"It ends. Ändern wir das.", "It ends. | Ändern wir das.", "capitals beyond ASCII"},
      {"Click here. / Clicca qui.", "Click here. / Clicca qui.", "a stroke joins what it parts"},
      {" . ", ".", "a stop alone"},
      {"", "", "nothing"},
  }));
  CAPTURE(row.why);
  CHECK(cut(row.text) == row.cut);
}

TEST_CASE("no byte that is not a blank is lost, and no sentence is over the limit", "[analysis]") {
  const std::string text = GENERATE(as<std::string>(), std::string(3 * kSentenceByteLimit, 'a'),
                                    std::string(2 * kSentenceByteLimit, '\x80'),
                                    "a. B. c! D\xE3\x80\x82" + std::string(9000, ' '), []() {
                                      std::string words;
                                      for (int i = 0; i < 5000; ++i)
                                        words += "wörd ";
                                      return words;
                                    }());
  const std::vector<TextSpan> spans = cut_sentences(text);
  std::string joined;
  std::uint32_t reached = 0;
  for (const TextSpan& span : spans) {
    REQUIRE(span.begin >= reached);
    REQUIRE(span.begin < span.end);
    REQUIRE(span.size() <= kSentenceByteLimit);
    reached = span.end;
    joined += text.substr(span.begin, span.size());
  }
  const auto without_blanks = [](std::string value) {
    std::erase(value, ' ');
    return value;
  };
  CHECK(without_blanks(joined) == without_blanks(text));
}

}  // namespace labledger::analysis
