#pragma once
// What the derive step needs beside a ledger, made from the configuration.

#include "alerts/rule_book.hpp"
#include "analysis/announcement.hpp"
#include "analysis/direction.hpp"
#include "cli/configuration.hpp"
#include "core/result.hpp"

namespace labledger::cli {

struct DeriveTools {
  alerts::RuleBook rules;  ///< The config file's; none without one.
  // Of the lexicon that the program carries.
  analysis::EditClassifier classifier;
  analysis::AnnouncementSearch announcements;

  /// Config when a rule or the lexicon cannot be used.
  [[nodiscard]] static Result<DeriveTools> make(const Configuration& configuration);
};

}  // namespace labledger::cli
