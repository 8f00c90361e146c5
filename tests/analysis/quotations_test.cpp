// Who speaks in a document.

#include "analysis/statements/quotations.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

std::vector<Speaker> speakers(const std::vector<std::string>& sentences,
                              DocumentOwner owner = DocumentOwner::Lab) {
  const auto lexicon = StatementLexicon::compile(shipped_lexicon());
  REQUIRE(lexicon.has_value());
  std::vector<SentenceReading> readings;
  readings.reserve(sentences.size());
  for (const std::string& sentence : sentences)
    readings.push_back(lexicon->read(sentence, "Acme"));
  return speakers_of(sentences, readings, "Acme", owner);
}

using enum Speaker;

}  // namespace

TEST_CASE("a document speaks in its lab's voice", "[analysis]") {
  CHECK(speakers({"We test every model.", "It is safe."}) == std::vector<Speaker>{Lab, Lab});
  CHECK(speakers({"We test every model."}, DocumentOwner::Other) ==
        std::vector<Speaker>{ThirdParty});
  CHECK(speakers({}).empty());
}

TEST_CASE("a quoted officer of the lab is the lab quoted", "[analysis]") {
  CHECK(speakers({"“We test every model,” said Jo Li, president of Acme."}) ==
        std::vector<Speaker>{LabQuoted});
  CHECK(speakers({"Our CEO, Jo Li, says, “We test every model and every tool that we build."}) ==
        std::vector<Speaker>{LabQuoted});
}

TEST_CASE("a quotation of others is theirs through all its sentences", "[analysis]") {
  CHECK(speakers({"“We like these tools very much,” said Max Roe, partner at Umbra Capital.",
                  "“They work well for us and for our clients in the trade.", "We shall buy more.”",
                  "We welcome that."}) ==
        std::vector<Speaker>{ThirdParty, ThirdParty, ThirdParty, Lab});
}

TEST_CASE("words quoted within a sentence change no speaker", "[analysis]") {
  CHECK(speakers({"We call this “two keys”, and we use it for every server that holds weights."}) ==
        std::vector<Speaker>{Lab});
}

TEST_CASE("a quotation that is never closed does not take the whole document", "[analysis]") {
  std::vector<std::string> sentences(40, "We test every model.");
  sentences.front() = "“We test every model, said Max Roe.";
  const auto told = speakers(sentences);
  CHECK(told[1] == ThirdParty);
  CHECK(told.back() == Lab);
}

TEST_CASE("what others report is theirs", "[analysis]") {
  CHECK(speakers({"According to critics, the lab dropped its pledge."}) ==
        std::vector<Speaker>{ThirdParty});
}

}  // namespace labledger::analysis
