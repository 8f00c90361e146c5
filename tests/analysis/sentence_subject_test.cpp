// What a sentence begins with: the lab, a word that points back, or anything else.

#include "analysis/statements/sentence_subject.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("the first words tell what a sentence begins with", "[analysis]") {
  using enum SentenceSubject;
  struct Row {
    const char* voice;
    SentenceSubject subject;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"We test each model.", Lab, "the lab itself"},
      {"our board decides.", Lab, "a thing of the lab's own"},
      {"(2) But we stop.", Lab, "behind a number and a link"},
      {"If a test fails, we stop.", Lab, "behind a clause"},
      {"In such cases, and once a year, we stop.", Lab, "behind two clauses"},
      {"This is done each year.", Anaphor, "what was named before"},
      {"In addition, they are public.", Anaphor, "behind a short phrase"},
      {"If the model passes all of its tests, it is released.", Other,
       "a word that points into the sentence"},
      {"First: we stop.", Other, "a colon parts more than a clause"},
      {"Western labs agree.", Other, "only begins like a word of the lab"},
      {"The board and we stop.", Other, "the lab is not the first"},
      {"", Other, "nothing"},
      {"1,000 -- 2,000", Other, "no letters"},
  }));
  CAPTURE(row.voice, row.why);
  CHECK(subject_of(row.voice) == row.subject);
}

TEST_CASE("a clause that is too long hides the subject", "[analysis]") {
  const std::string clause(200, 'x');
  CHECK(subject_of(std::string(clause).append(", we stop.")) == SentenceSubject::Other);
}

}  // namespace labledger::analysis
