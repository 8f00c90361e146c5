#include "parsers/registry/alert_settings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <re2/re2.h>

#include "core/names.hpp"
#include "core/risk_category.hpp"
#include "parsers/registry/channel_table.hpp"
#include "parsers/registry/lab_file.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

using std::chrono::hours;

constexpr Bounds<hours> kGiveUp{hours{1}, hours{90 * 24}};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};

/// The names of an enum's values, in their order.
template <typename Enum, std::size_t kCount>
std::vector<std::string_view> names_of(const std::array<Enum, kCount>& values) {
  std::vector<std::string_view> names;
  names.reserve(kCount);
  for (const Enum value : values)
    names.push_back(name_of(value));
  return names;
}

constexpr std::array kEventKinds = {EventKind::NewDocument, EventKind::Change,  EventKind::Claim,
                                    EventKind::Opening,     EventKind::Promise, EventKind::Health};
constexpr std::array kClasses = {ChangeClass::Substantive, ChangeClass::Return, ChangeClass::Links};
constexpr std::array kSeverities = {Severity::Low, Severity::Medium, Severity::High,
                                    Severity::Critical};
constexpr std::array kAnnounced = {Announced::Unknown, Announced::Yes, Announced::No};
constexpr std::array kHealthStates = {
    HealthState::Ok,   HealthState::Recovered, HealthState::Suspect, HealthState::Doubtful,
    HealthState::Down, HealthState::Blocked,   HealthState::Gone};
constexpr std::array kJobClasses = {JobClass::AiSafety, JobClass::TrustAndSafety,
                                    JobClass::Security, JobClass::PolicyGovernance,
                                    JobClass::Other};
constexpr std::array kModes = {SendMode::Immediate, SendMode::Daily, SendMode::Weekly,
                               SendMode::Muted};

/// A list of an enum's names.
template <typename Enum, std::size_t kCount>
std::vector<Enum> read_names(TomlTable& table, std::string_view key,
                             const std::array<Enum, kCount>& choices) {
  std::vector<Enum> values;
  for (const std::string& name : table.some_words(key, names_of(choices))) {
    if (const auto value = from_name<Enum>(name)) values.push_back(*value);
  }
  return values;
}

/// Minutes after midnight of "08:00"; empty on anything else.
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view text) {
  constexpr std::string_view kLikeTime = "00:00";
  if (text.size() != kLikeTime.size() || text[2] != ':') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  }
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (hour > 23 || minute > 59) return std::nullopt;
  return std::chrono::minutes{hour * 60 + minute};
}

void read_digest_time(TomlTable& table, AlertRule& rule) {
  if (const auto zone = table.text("zone")) {
    if (is_time_zone(*zone)) {
      rule.digest.zone = *zone;
    } else {
      table.complain("zone", "this machine knows no time zone '" + zone->substr(0, 60) +
                                 "': use a name such as Europe/Berlin");
    }
  }
  if (const auto at = table.text("at")) {
    if (const auto time = parse_time_of_day(*at)) {
      rule.digest.time_of_day = *time;
    } else {
      table.complain("at", R"('at' is a time of day such as "08:00")");
    }
  }
  if (rule.mode != SendMode::Weekly) return;
  rule.digest.weekday = 1;
  const std::vector<std::string_view> days(kWeekdays.begin(), kWeekdays.end());
  if (const auto day = table.optional_word("day", days)) {
    rule.digest.weekday = static_cast<unsigned>(
        std::find(kWeekdays.begin(), kWeekdays.end(), *day) - kWeekdays.begin());
  }
}

/// What an event must be.
void read_conditions(TomlTable& table, AlertRule& rule) {
  static const std::vector<std::string_view> categories(kRiskCategories.begin(),
                                                        kRiskCategories.end());
  rule.kinds = read_names(table, "kinds", kEventKinds);
  rule.labs = table.texts("labs");
  rule.topics = table.some_words("topics", source_topics());
  rule.classes = read_names(table, "classes", kClasses);
  rule.categories = table.some_words("categories", categories);
  if (const auto severity = table.optional_word("min_severity", names_of(kSeverities))) {
    rule.min_severity = from_name<Severity>(*severity);
  }
  rule.announced = read_names(table, "announced", kAnnounced);
  rule.health = read_names(table, "health", kHealthStates);
  rule.openings = read_names(table, "openings", kJobClasses);
  rule.keyword = table.text("keyword").value_or("");
  const re2::RE2 keyword(rule.keyword, re2::RE2::Quiet);
  if (!keyword.ok()) {
    table.complain("keyword", "'keyword' is not a regular expression: " + keyword.error());
  }
}

/// Where it goes, and when.
void read_route(TomlTable& table, AlertRule& rule, const std::vector<Channel>& channels) {
  if (const auto mode = table.optional_word("send", names_of(kModes))) {
    rule.mode = from_name<SendMode>(*mode).value_or(SendMode::Immediate);
  }
  const bool is_digest = rule.mode == SendMode::Daily || rule.mode == SendMode::Weekly;
  if (is_digest) read_digest_time(table, rule);
  std::vector<std::string_view> names;
  names.reserve(channels.size());
  for (const Channel& channel : channels)
    names.push_back(channel.name);
  rule.channels = table.some_words("channels", names);
  if (rule.channels.empty() != (rule.mode == SendMode::Muted)) {
    table.complain("channels", rule.mode == SendMode::Muted ? "a muted rule has no channels"
                                                            : "'channels' is missing");
  }
  rule.to = table.texts("to");
  for (const std::string& address : rule.to) {
    if (!is_mail_address(address)) {
      table.complain("to", "'" + address.substr(0, 60) + "' is not a mail address");
    }
  }
}

/// Whether mail of this rule would have nobody to go to.
bool lacks_recipients(const AlertRule& rule, const std::vector<Channel>& channels) {
  return rule.to.empty() &&
         std::any_of(channels.begin(), channels.end(), [&](const Channel& channel) {
           return channel.kind == ChannelKind::Mail && channel.to.empty() &&
                  std::find(rule.channels.begin(), rule.channels.end(), channel.name) !=
                      rule.channels.end();
         });
}

AlertRule read_rule(TomlTable& table, const std::vector<Channel>& channels) {
  AlertRule rule;
  rule.name = table.required_text("name");
  read_conditions(table, rule);
  read_route(table, rule, channels);
  if (lacks_recipients(rule, channels)) {
    table.complain("channels", "neither the rule nor its mail channel says 'to' whom");
  }
  table.refuse_other_keys();
  return rule;
}

/// Notes a mistake when an earlier one of the list has the name already.
template <typename Named>
void check_name(TomlTable& table, const std::vector<Named>& earlier, const std::string& name) {
  if (std::any_of(earlier.begin(), earlier.end(),
                  [&](const Named& other) { return other.name == name; })) {
    table.complain("name", "the name '" + name.substr(0, 60) + "' is taken already");
  }
}

}  // namespace

AlertSettings read_alert_settings(TomlTable& root) {
  AlertSettings alerts;
  if (auto table = root.table("alerts")) {
    alerts.give_up_after =
        table->whole_hours("give_up_after", kGiveUp).value_or(alerts.give_up_after);
    alerts.report_url = table->text("report_url").value_or("");
    while (!alerts.report_url.empty() && alerts.report_url.back() == '/')
      alerts.report_url.pop_back();
    table->refuse_other_keys();
  }
  for (TomlTable& table : root.tables("channel")) {
    Channel channel = read_channel(table);
    check_name(table, alerts.channels, channel.name);
    alerts.channels.push_back(std::move(channel));
  }
  for (TomlTable& table : root.tables("rule")) {
    AlertRule rule = read_rule(table, alerts.channels);
    check_name(table, alerts.rules, rule.name);
    alerts.rules.push_back(std::move(rule));
    alerts.rule_places.push_back(table.place_of("labs"));
  }
  return alerts;
}

void check_rule_labs(const AlertSettings& alerts, const std::string& file_name,
                     const std::vector<std::string_view>& lab_ids, std::vector<Mistake>& mistakes) {
  for (std::size_t i = 0; i < alerts.rules.size(); ++i) {
    for (const std::string& id : alerts.rules[i].labs) {
      if (std::find(lab_ids.begin(), lab_ids.end(), id) != lab_ids.end()) continue;
      const std::string_view nearest = nearest_word(id, lab_ids);
      mistakes.push_back(
          {file_name, alerts.rule_places[i],
           "there is no lab '" + id.substr(0, 60) + "'" +
               (nearest.empty() ? "" : "; did you mean '" + std::string(nearest) + "'?")});
    }
  }
}

}  // namespace labledger::parsers
