#pragma once
// What the derive step needs beside a ledger, made from the configuration. The lexicon is read once
// for all of it.

#include <optional>

#include "alerts/rule_book.hpp"
#include "analysis/announcement.hpp"
#include "analysis/direction.hpp"
#include "analysis/job_class.hpp"
#include "analysis/promises/promise_finder.hpp"
#include "analysis/statements/claims.hpp"
#include "cli/configuration.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// One thread only.
class DeriveTools {
 public:
  /// Config when a rule or the lexicon that the program carries cannot be used.
  [[nodiscard]] static Result<DeriveTools> make(const Configuration& configuration);

  /// The config file's; none without one.
  [[nodiscard]] const alerts::RuleBook& rules() const { return rules_; }
  [[nodiscard]] const analysis::EditClassifier& classifier() const { return classifier_; }
  [[nodiscard]] const analysis::AnnouncementSearch& announcements() const { return announcements_; }

  // Compiled when first asked for, since most runs find nothing new and no board. Valid while the
  // tools are neither moved nor destroyed. Config when the lexicon does not compile.
  [[nodiscard]] Result<const analysis::ClaimFinder*> claims();
  [[nodiscard]] Result<const analysis::PromiseFinder*> promises();
  [[nodiscard]] Result<const analysis::JobClassifier*> jobs();

 private:
  DeriveTools(Lexicon lexicon, alerts::RuleBook rules, analysis::EditClassifier classifier,
              analysis::AnnouncementSearch announcements);

  Lexicon lexicon_;
  alerts::RuleBook rules_;
  analysis::EditClassifier classifier_;
  analysis::AnnouncementSearch announcements_;
  std::optional<analysis::ClaimFinder> claims_;
  std::optional<analysis::PromiseFinder> promises_;
  std::optional<analysis::JobClassifier> jobs_;
};

}  // namespace labledger::cli
