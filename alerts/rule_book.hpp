#pragma once
// The rules, compiled once: which event goes to whom, and when.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/alert_rule.hpp"
#include "core/channel.hpp"
#include "core/event.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::alerts {

/// Where one event goes by one rule.
struct Route {
  std::string rule;
  std::string channel;
  std::string recipient;  ///< A mail address; empty for channels without.
  std::string digest;     ///< Title of the digest it waits for; empty: a message of its own.
  Instant due;            ///< Not sent before.

  friend bool operator==(const Route&, const Route&) = default;
};

/// What one rule made of an event.
struct RuleAnswer {
  std::string rule;
  bool matched = false;
  std::string reason;  ///< Why not, or what it does: "min_severity: high is asked, medium found".
};

/// Rules in the order they are asked. Every rule that matches adds its routes, until a muted rule
/// matches: that one ends the asking. The same channel and recipient are reached once, by the first
/// rule that names them. Not changed after it is made; any number of threads may ask it.
class RuleBook {
 public:
  /// No rules: nobody is told anything.
  RuleBook();
  /// Config when a keyword is no regular expression, or a rule names a channel that is not there.
  [[nodiscard]] static Result<RuleBook> compile(std::vector<AlertRule> rules,
                                                std::vector<Channel> channels);
  RuleBook(RuleBook&& other) noexcept;
  RuleBook& operator=(RuleBook&& other) noexcept;
  RuleBook(const RuleBook&) = delete;
  RuleBook& operator=(const RuleBook&) = delete;
  ~RuleBook();

  /// Where the event goes, when it is raised at `now`: at once, or with the next digest. Internal
  /// when the machine has lost its time zone data.
  [[nodiscard]] Result<std::vector<Route>> routes(const Event& event, Instant now) const;

  /// Whether there is a rule of that name.
  [[nodiscard]] bool has_rule(const std::string& name) const;

  /// What each rule that was asked says, in order. For people who wonder why.
  [[nodiscard]] std::vector<RuleAnswer> explain(const Event& event) const;

 private:
  struct CompiledRule;
  [[nodiscard]] Result<void> add_routes(const CompiledRule& compiled, Instant now,
                                        std::vector<Route>& routes) const;

  std::vector<CompiledRule> rules_;
  std::vector<Channel> channels_;
};

}  // namespace labledger::alerts
