#include "cli/derive_tools.hpp"

#include <utility>

#include "cli/lexicon_files.hpp"

namespace labledger::cli {

DeriveTools::DeriveTools(Lexicon lexicon, alerts::RuleBook rules,
                         analysis::EditClassifier classifier,
                         analysis::AnnouncementSearch announcements)
    : lexicon_(std::move(lexicon)),
      rules_(std::move(rules)),
      classifier_(std::move(classifier)),
      announcements_(std::move(announcements)) {}

Result<DeriveTools> DeriveTools::make(const Configuration& configuration) {
  alerts::RuleBook rules = TRY(compile_rules(configuration));
  Lexicon lexicon = TRY(load_lexicon(""));
  auto classifier = TRY(analysis::EditClassifier::compile(lexicon));
  auto announcements = TRY(analysis::AnnouncementSearch::compile(lexicon));
  return DeriveTools(std::move(lexicon), std::move(rules), std::move(classifier),
                     std::move(announcements));
}

Result<const analysis::ClaimFinder*> DeriveTools::claims() {
  if (!claims_) {
    analysis::StatementModel model = TRY(shipped_statement_model());
    analysis::ClaimFinder compiled =
        TRY(analysis::ClaimFinder::compile(lexicon_, std::move(model)));
    claims_.emplace(std::move(compiled));
  }
  return &*claims_;
}

Result<const analysis::PromiseFinder*> DeriveTools::promises() {
  if (!promises_) {
    analysis::PromiseFinder compiled = TRY(analysis::PromiseFinder::compile(lexicon_));
    promises_.emplace(std::move(compiled));
  }
  return &*promises_;
}

Result<const analysis::JobClassifier*> DeriveTools::jobs() {
  if (!jobs_) {
    analysis::JobClassifier compiled = TRY(analysis::JobClassifier::compile(lexicon_));
    jobs_.emplace(std::move(compiled));
  }
  return &*jobs_;
}

}  // namespace labledger::cli
