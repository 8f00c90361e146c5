#include "alerts/rule_book.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <re2/re2.h>

#include "core/local_time.hpp"
#include "core/names.hpp"

namespace labledger::alerts {
namespace {

constexpr std::int64_t kKeywordMemory = 8 << 20;  ///< Bytes that RE2 may use for one keyword.

template <typename Value>
bool holds(const std::vector<Value>& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// "kinds: change is not among them", when the list is not empty and lacks the value.
template <typename Value>
std::string missing(std::string_view key, const std::vector<Value>& list, const Value& value,
                    std::string_view name) {
  if (list.empty() || holds(list, value)) return {};
  return std::string(key) + ": " + (name.empty() ? "none" : std::string(name)) +
         " is not among those asked for";
}

std::string severity_miss(const AlertRule& rule, const Event& event) {
  if (!rule.min_severity || (event.severity && *event.severity >= *rule.min_severity)) return {};
  return "min_severity: " + std::string(name_of(*rule.min_severity)) + " is asked for, found " +
         (event.severity ? std::string(name_of(*event.severity)) : "none, as it was not judged");
}

std::string class_miss(const AlertRule& rule, const Event& event) {
  if (event.kind != EventKind::Change) {
    return rule.classes.empty() ? "" : "classes: the event is no change";
  }
  const bool is_asked_for =
      event.change_class == ChangeClass::Substantive || event.change_class == ChangeClass::Links;
  if (rule.classes.empty() && !is_asked_for) {
    return "classes: unless a rule asks for returns, it matches substantive changes and moved "
           "links to policies only";
  }
  return missing("classes", rule.classes, event.change_class, name_of(event.change_class));
}

std::string health_miss(const AlertRule& rule, const Event& event) {
  if (rule.health.empty()) return {};
  if (!event.health) return "health: the event is not about the health of a source";
  return missing("health", rule.health, event.health->to, name_of(event.health->to));
}

/// A rule that does not ask for classes of openings is spared the many of class Other.
std::string opening_miss(const AlertRule& rule, const Event& event) {
  if (!event.opening) return rule.openings.empty() ? "" : "openings: the event is about none";
  const JobClass job_class = event.opening->job_class;
  if (rule.openings.empty() && job_class == JobClass::Other) {
    return "openings: unless a rule asks for the class other, it does not match it";
  }
  return missing("openings", rule.openings, job_class, name_of(job_class));
}

std::string category_miss(const AlertRule& rule, const Event& event) {
  const bool any = std::any_of(event.categories.begin(), event.categories.end(),
                               [&](const std::string& id) { return holds(rule.categories, id); });
  return rule.categories.empty() || any ? "" : "categories: the event is of none of them";
}

bool mentions(const re2::RE2& keyword, const Event& event) {
  const auto in_quote = [&](const std::optional<Quote>& quote) {
    return quote && re2::RE2::PartialMatch(quote->exact, keyword);
  };
  return re2::RE2::PartialMatch(event.title, keyword) ||
         std::any_of(event.edits.begin(), event.edits.end(), [&](const Edit& edit) {
           return in_quote(edit.before) || in_quote(edit.after);
         });
}

std::string_view digest_name(SendMode mode) {
  return mode == SendMode::Weekly ? "Weekly digest, " : "Daily digest, ";
}

std::string describe_route(const AlertRule& rule) {
  std::string text(name_of(rule.mode));
  for (const std::string& channel : rule.channels)
    text += (&channel == &rule.channels.front() ? ": " : ", ") + channel;
  return text;
}

}  // namespace

struct RuleBook::CompiledRule {
  AlertRule rule;
  std::unique_ptr<re2::RE2> keyword;  ///< Null when the rule has none.

  /// Why the rule does not match; empty when it does.
  [[nodiscard]] std::string miss(const Event& event) const;
};

std::string RuleBook::CompiledRule::miss(const Event& event) const {
  std::string reason = missing("kinds", rule.kinds, event.kind, name_of(event.kind));
  if (reason.empty()) reason = missing("labs", rule.labs, event.lab_id, event.lab_id);
  if (reason.empty()) reason = missing("topics", rule.topics, event.topic, event.topic);
  if (reason.empty()) reason = class_miss(rule, event);
  if (reason.empty()) reason = opening_miss(rule, event);
  if (reason.empty()) reason = severity_miss(rule, event);
  if (reason.empty()) reason = category_miss(rule, event);
  if (reason.empty()) {
    reason = missing("announced", rule.announced, event.announced, name_of(event.announced));
  }
  if (reason.empty()) reason = health_miss(rule, event);
  if (reason.empty() && keyword && !mentions(*keyword, event)) {
    reason = "keyword: neither title nor quotes have it";
  }
  return reason;
}

RuleBook::RuleBook() = default;
RuleBook::RuleBook(RuleBook&& other) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&& other) noexcept = default;
RuleBook::~RuleBook() = default;

Result<RuleBook> RuleBook::compile(std::vector<AlertRule> rules, std::vector<Channel> channels) {
  RuleBook book;
  book.channels_ = std::move(channels);
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_case_sensitive(false);
  options.set_max_mem(kKeywordMemory);
  for (AlertRule& rule : rules) {
    CompiledRule compiled{.rule = std::move(rule), .keyword = nullptr};
    if (!compiled.rule.keyword.empty()) {
      compiled.keyword = std::make_unique<re2::RE2>(compiled.rule.keyword, options);
      if (!compiled.keyword->ok()) {
        return Error{ErrorKind::Config,
                     "rule '" + compiled.rule.name +
                         "': keyword is not a regular expression: " + compiled.keyword->error()};
      }
    }
    for (const std::string& name : compiled.rule.channels) {
      if (std::none_of(book.channels_.begin(), book.channels_.end(),
                       [&](const Channel& channel) { return channel.name == name; })) {
        return Error{ErrorKind::Config, "rule '" + compiled.rule.name + "' names the channel '" +
                                            name + "', which is not there"};
      }
    }
    book.rules_.push_back(std::move(compiled));
  }
  return book;
}

Result<void> RuleBook::add_routes(const CompiledRule& compiled, Instant now,
                                  std::vector<Route>& routes) const {
  const AlertRule& rule = compiled.rule;
  Route route{.rule = rule.name, .channel = {}, .recipient = {}, .digest = {}, .due = now};
  if (rule.mode != SendMode::Immediate) {
    route.due = TRY(next_local_time(rule.digest, now));
    const std::string day = TRY(local_day(rule.digest.zone, route.due));
    route.digest = std::string(digest_name(rule.mode)) + day;
  }
  const auto add = [&](const std::string& channel, const std::string& recipient) {
    const bool reached = std::any_of(routes.begin(), routes.end(), [&](const Route& other) {
      return other.channel == channel && other.recipient == recipient;
    });
    if (reached) return;
    route.channel = channel;
    route.recipient = recipient;
    routes.push_back(route);
  };
  for (const std::string& name : rule.channels) {
    const auto channel = std::find_if(channels_.begin(), channels_.end(),
                                      [&](const Channel& other) { return other.name == name; });
    if (channel->kind != ChannelKind::Mail) {
      add(name, {});
      continue;
    }
    for (const std::string& address : rule.to.empty() ? channel->to : rule.to)
      add(name, address);
  }
  return {};
}

Result<std::vector<Route>> RuleBook::routes(const Event& event, Instant now) const {
  std::vector<Route> routes;
  for (const CompiledRule& compiled : rules_) {
    if (!compiled.miss(event).empty()) continue;
    if (compiled.rule.mode == SendMode::Muted) break;
    TRY(add_routes(compiled, now, routes));
  }
  return routes;
}

bool RuleBook::has_rule(const std::string& name) const {
  return std::any_of(rules_.begin(), rules_.end(),
                     [&](const CompiledRule& compiled) { return compiled.rule.name == name; });
}

std::vector<RuleAnswer> RuleBook::explain(const Event& event) const {
  std::vector<RuleAnswer> answers;
  for (const CompiledRule& compiled : rules_) {
    std::string reason = compiled.miss(event);
    const bool matched = reason.empty();
    answers.push_back({.rule = compiled.rule.name,
                       .matched = matched,
                       .reason = matched ? describe_route(compiled.rule) : std::move(reason)});
    if (matched && compiled.rule.mode == SendMode::Muted) break;
  }
  return answers;
}

}  // namespace labledger::alerts
