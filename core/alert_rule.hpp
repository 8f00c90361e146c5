#pragma once
// Which events go where, and when, as the config file states it.

#include <optional>
#include <string>
#include <vector>

#include "core/event.hpp"
#include "core/local_time.hpp"

namespace labledger {

enum class SendMode {
  Immediate,
  Daily,   ///< One digest a day.
  Weekly,  ///< One digest a week.
  Muted,   ///< To nobody; later rules are not asked.
};

/// A rule. Each list that is not empty must hold one of the event's values; an event matches when
/// all of them agree.
struct AlertRule {
  std::string name;  ///< Unique.
  std::vector<EventKind> kinds;
  std::vector<std::string> labs;         ///< Lab ids.
  std::vector<std::string> topics;       ///< Of the source.
  std::vector<ChangeClass> classes;      ///< Of changes; empty: Substantive, Links.
  std::vector<std::string> categories;   ///< Ids of the risk taxonomy.
  std::optional<Severity> min_severity;  ///< A change that was not judged does not match.
  std::vector<Announced> announced;
  std::vector<HealthState> health;  ///< States entered.
  std::vector<JobClass> openings;   ///< Of openings; empty: every class but Other.
  std::string keyword;              ///< RE2, looked for in title and quotes, any case.
  SendMode mode = SendMode::Immediate;
  LocalTime digest;                   ///< When a Daily or Weekly digest is due.
  std::vector<std::string> channels;  ///< Names; empty only when Muted.
  std::vector<std::string> to;        ///< Mail addresses in place of the channel's own.
};

}  // namespace labledger
