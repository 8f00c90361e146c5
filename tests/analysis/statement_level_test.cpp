// Levels of commitments by the lexicon that is shipped.

#include "analysis/statements/statement_level.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {

TEST_CASE("the verb that governs the act gives the level", "[analysis]") {
  struct Row {
    const char* sentence;
    StatementLevel level;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"We will publish a safety report each year.", StatementLevel::Binding, "will"},
      {"The board must approve every change.", StatementLevel::Binding, "must"},
      {"We will never sell access to the weights.", StatementLevel::Binding,
       "a negation that binds"},
      {"We will not train the model unless it is secured.", StatementLevel::Conditional, "unless"},
      {"If a model reaches the threshold, we require stronger security.",
       StatementLevel::Conditional, "if"},
      {"We will strive to publish a safety report.", StatementLevel::Aspirational,
       "the head verb wins over will"},
      {"We aim to test every model.", StatementLevel::Aspirational, "aim"},
      {"We plan to share what we must by law.", StatementLevel::Aspirational,
       "a later must does not bind the plan"},
      {"Until it is secured, halt further development.", StatementLevel::Conditional,
       "an imperative in one's own policy"},
      {"We will review the plan at least once a year.", StatementLevel::Binding,
       "a cadence is no condition"},
      {"We may add reviewers if more must be tested.", StatementLevel::Permissive,
       "a later must does not bind"},
      {"We may also pause the work.", StatementLevel::Permissive, "may"},
      {"We cannot guarantee that the plan will hold.", StatementLevel::Escape,
       "a negated guarantee"},
      {"These are not hard commitments.", StatementLevel::Escape, "takes the promise back"},
      {"The policy is our current best guess.", StatementLevel::Escape, "may be revised"},
      {"We test every model before release.", StatementLevel::Practice, "present tense"},
  }));
  const Lexicon lexicon = shipped_lexicon();
  const auto signs = StatementLexicon::compile(lexicon);
  const auto levels = LevelReader::compile(lexicon);
  REQUIRE(signs.has_value());
  REQUIRE(levels.has_value());
  CAPTURE(row.sentence, row.why);
  const StatementLevel level = levels->level_of(signs->read(row.sentence, "Acme"));
  CHECK(name_of(level) == name_of(row.level));
}

}  // namespace labledger::analysis
