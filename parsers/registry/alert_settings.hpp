#pragma once
// The alerting part of config.toml: [[channel]], [[rule]] and [alerts]. docs/operations.md
// describes it for the people who write it.

#include <chrono>
#include <string>
#include <vector>

#include "core/alert_rule.hpp"
#include "core/channel.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// Who is told what, and how.
struct AlertSettings {
  std::vector<Channel> channels;   ///< In file order.
  std::vector<AlertRule> rules;    ///< In file order, which is the order they are asked in.
  std::vector<Place> rule_places;  ///< One entry a rule: where it begins.
  /// A delivery that has failed for this long, counted from its first try, is given up.
  std::chrono::hours give_up_after{7 * 24};
  std::string report_url;  ///< Where the report is published; empty when it is not.
};

class TomlTable;

/// Reads the three from the root of a config file, noting every mistake: a rule that names an
/// unknown channel, a keyword that is no regular expression, a zone that the machine does not know.
[[nodiscard]] AlertSettings read_alert_settings(TomlTable& root);

/// Appends a mistake for every lab id in a rule that `lab_ids` does not hold: such a rule would
/// never match, and nobody would know.
void check_rule_labs(const AlertSettings& alerts, const std::string& file_name,
                     const std::vector<std::string_view>& lab_ids, std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers
