#include "cli/derive_tools.hpp"

#include <utility>

#include "cli/lexicon_files.hpp"

namespace labledger::cli {

Result<DeriveTools> DeriveTools::make(const Configuration& configuration) {
  alerts::RuleBook rules = TRY(compile_rules(configuration));
  const Lexicon lexicon = TRY(load_lexicon(""));
  auto classifier = TRY(analysis::EditClassifier::compile(lexicon));
  auto announcements = TRY(analysis::AnnouncementSearch::compile(lexicon));
  return DeriveTools{.rules = std::move(rules),
                     .classifier = std::move(classifier),
                     .announcements = std::move(announcements)};
}

}  // namespace labledger::cli
