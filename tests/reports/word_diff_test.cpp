#include "reports/word_diff.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::reports {
namespace {

/// "[-gone-]" and "{+came+}" around the words, to read in a failure.
std::string show(const std::vector<WordRun>& runs) {
  std::string out;
  for (const WordRun& run : runs) {
    if (run.fate == WordRun::Fate::Kept) out += run.text;
    if (run.fate == WordRun::Fate::Removed) out += "[-" + run.text + "-]";
    if (run.fate == WordRun::Fate::Added) out += "{+" + run.text + "+}";
  }
  return out;
}

std::string without_space(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

/// The words of one side, without white space.
std::string side(const std::vector<WordRun>& runs, WordRun::Fate fate) {
  std::string out;
  for (const WordRun& run : runs)
    if (run.fate == WordRun::Fate::Kept || run.fate == fate) out += run.text;
  return without_space(out);
}

bool reads_back(const std::string& before, const std::string& after) {
  const std::vector<WordRun> runs = compare_words(before, after);
  return side(runs, WordRun::Fate::Removed) == without_space(before) &&
         side(runs, WordRun::Fate::Added) == without_space(after) &&
         std::ranges::none_of(runs, [](const WordRun& run) { return run.text.empty(); });
}

/// Every sentence of up to `longest` words over two words.
std::vector<std::string> all_sentences(unsigned longest) {
  std::vector<std::string> sentences;
  for (unsigned length = 0; length <= longest; ++length) {
    for (unsigned bits = 0; bits < (1U << length); ++bits) {
      std::string sentence;
      for (unsigned i = 0; i < length; ++i)
        sentence += ((bits >> i) & 1U) != 0 ? "yes " : "n ";
      sentences.push_back(sentence);
    }
  }
  return sentences;
}

}  // namespace

TEST_CASE("a reader sees which words went and which came", "[reports]") {
  struct Row {
    const char* before;
    const char* after;
    const char* shown;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"a b c", "a b c", "a b c", "nothing changed"},
      {"We will test it.", "We may test it.", "We [-will -]{+may +}test it.", "one word"},
      {"We test.", "We test every model.", "We [-test.-]{+test every model.+}",
       "punctuation belongs to its word"},
      {"a b c", "a c", "a [-b -]c", "a removal"},
      {"a c", "a b c", "a {+b +}c", "an addition"},
      {"", "a", "{+a+}", "from nothing"},
      {"a", "", "[-a-]", "to nothing"},
      {"", "", "", "nothing at all"},
      {"a  b", "a\nb", "a\nb", "white space is no change"},
      {"我们将测试", "我们可测试", "我们[-将-]{+可+}测试", "no blanks between words"},
      {"they must audit the models yearly", "they should review the systems sometimes",
       "they [-must audit the models yearly-]{+should review the systems sometimes+}",
       "a lone word between two changes joins them"},
  }));
  CAPTURE(row.why);
  CHECK(show(compare_words(row.before, row.after)) == row.shown);
}

TEST_CASE("both sides can be read back, for all short sentences", "[reports]") {
  const std::vector<std::string> sentences = all_sentences(5);
  std::size_t wrong = 0;
  for (const std::string& before : sentences) {
    for (const std::string& after : sentences) {
      if (!reads_back(before, after)) ++wrong;
    }
  }
  CHECK(sentences.size() == 63);
  CHECK(wrong == 0);
}

TEST_CASE("beyond the limit only both ends are compared", "[reports]") {
  std::string before = "begin ";
  std::string after = "begin ";
  for (std::size_t i = 0; i <= kWordLimit; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const auto runs = compare_words(before + "end", after + "end");
  REQUIRE(runs.size() == 4);
  CHECK(runs[0] == WordRun{WordRun::Fate::Kept, "begin "});
  CHECK(runs[3] == WordRun{WordRun::Fate::Kept, "end"});
}

}  // namespace labledger::reports
