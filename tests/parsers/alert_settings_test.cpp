#include "parsers/registry/alert_settings.hpp"

#include <catch2/catch.hpp>

#include "parsers/registry/settings.hpp"

namespace labledger::parsers {
namespace {

constexpr const char* kHead = "contact = \"watch@example.org\"\n";

Settings read(const std::string& text, std::vector<Mistake>& mistakes) {
  return parse_settings("config.toml", kHead + text, mistakes);
}

std::string mistakes_of(const std::string& text) {
  std::vector<Mistake> mistakes;
  static_cast<void>(read(text, mistakes));
  std::string out;
  for (const Mistake& mistake : mistakes)
    out += format_mistake(mistake) + "\n";
  return out;
}

constexpr const char* kLog =
    "[[channel]]\nname = \"log\"\nkind = \"file\"\npath = \"/var/log/x.jsonl\"\n";

}  // namespace

TEST_CASE("channels and rules are read with everything they say", "[parsers]") {
  std::vector<Mistake> mistakes;
  const AlertSettings alerts = read(R"(
[alerts]
give_up_after = "3d"
report_url = "https://watch.example.org/report//"
[[channel]]
name = "desk"
kind = "mail"
server = "mail.example.org:587"
security = "tls"
from = "ledger@example.org"
to = ["a@example.org"]
username = "ledger"
password_env = "MAIL_PASSWORD"
timeout = "10s"
[[channel]]
name = "room"
kind = "matrix"
url = "https://matrix.example.org"
room = "!abc:example.org"
token_file = "/etc/token"
[[rule]]
name = "weekly"
kinds = ["change", "health"]
labs = ["acme"]
topics = ["safety"]
classes = ["return"]
min_severity = "high"
categories = ["cyber"]
announced = ["no"]
health = ["down"]
openings = ["ai_safety", "other"]
keyword = "pause|halt"
send = "weekly"
at = "07:30"
day = "friday"
zone = "Europe/Berlin"
channels = ["desk"]
to = ["b@example.org"]
)",
                                    mistakes)
                                   .alerts;
  REQUIRE(mistakes.empty());
  CHECK(alerts.give_up_after == std::chrono::hours{72});
  CHECK(alerts.report_url == "https://watch.example.org/report");
  REQUIRE(alerts.channels.size() == 2);
  const Channel& desk = alerts.channels[0];
  CHECK(desk.kind == ChannelKind::Mail);
  CHECK(desk.server == "mail.example.org:587");
  CHECK(desk.security == MailSecurity::Tls);
  CHECK(desk.secret.environment == "MAIL_PASSWORD");
  CHECK(desk.timeout == std::chrono::seconds{10});
  CHECK(alerts.channels[1].room == "!abc:example.org");
  CHECK(alerts.channels[1].secret.file == "/etc/token");
  REQUIRE(alerts.rules.size() == 1);
  const AlertRule& rule = alerts.rules[0];
  CHECK(rule.kinds == std::vector<EventKind>{EventKind::Change, EventKind::Health});
  CHECK(rule.classes == std::vector<ChangeClass>{ChangeClass::Return});
  CHECK(rule.min_severity == Severity::High);
  CHECK(rule.announced == std::vector<Announced>{Announced::No});
  CHECK(rule.health == std::vector<HealthState>{HealthState::Down});
  CHECK(rule.openings == std::vector<JobClass>{JobClass::AiSafety, JobClass::Other});
  CHECK(rule.mode == SendMode::Weekly);
  CHECK(rule.digest.zone == "Europe/Berlin");
  CHECK(rule.digest.time_of_day == std::chrono::minutes{450});
  CHECK(rule.digest.weekday == 5U);
  CHECK(rule.to == std::vector<std::string>{"b@example.org"});
}

TEST_CASE("every mistake of a channel or rule is named at its place", "[parsers]") {
  struct Row {
    std::string text;
    const char* said;
    const char* why;
  };
  const std::string rule = std::string(kLog) + "[[rule]]\nname = \"r\"\nchannels = [\"log\"]\n";
  const Row row = GENERATE_COPY(
      Row{"[[channel]]\nname = \"x\"\nkind = \"pigeon\"\n", ":4:8: 'kind' must be one of mail",
          "an unknown kind"},
      Row{std::string(kLog) + "server = \"x\"\n", "unknown key 'server'",
          "a key of another kind of channel"},
      Row{"[[channel]]\nname = \"x\"\nkind = \"file\"\npath = \"x\"\n", "full path",
          "a relative path"},
      Row{"[[channel]]\nname = \"x\"\nkind = \"command\"\ncommand = [\"mail\"]\n", "full path",
          "a program that PATH would have to find"},
      Row{"[[channel]]\nname = \"x\"\nkind = \"webhook\"\n", "give one of 'url'", "no address"},
      Row{"[[channel]]\nname = \"x\"\nkind = \"slack\"\nurl = \"ftp://x/\"\n",
          ":5:7: ", "an address of another scheme"},
      Row{"[[channel]]\nname = \"x\"\nkind = \"webhook\"\nurl = \"https://x.example/\"\nsecret_env "
          "= \"A\"\nsecret_file = \"/b\"\n",
          "not both", "two places for one secret"},
      Row{"[[channel]]\nname = \"x\"\nkind = \"mail\"\nserver = \"s\"\nfrom = \"a@example.org\"\n"
          "username = \"u\"\n",
          "go together", "a user without a password"},
      Row{"[[channel]]\nname = \"x\"\nkind = \"mail\"\nserver = \"s\"\nfrom = \"a@example.org\"\n"
          "username = \"u\"\npassword_env = \"P\"\nsecurity = \"none\"\n",
          "in the clear", "a password in the clear"},
      Row{std::string(kLog) + kLog, "taken already", "two channels of one name"},
      Row{rule + "[[rule]]\nname = \"r\"\nchannels = [\"log\"]\n", "taken already",
          "two rules of one name"},
      Row{"[[rule]]\nname = \"r\"\nchannels = [\"log\"]\n", "'channels' may hold",
          "a channel that is not there"},
      Row{std::string(kLog) + "[[rule]]\nname = \"r\"\n", "'channels' is missing",
          "a rule to nobody"},
      Row{rule + "send = \"muted\"\n", "a muted rule has no channels", "muted, but to somebody"},
      Row{rule + "keyword = \"(\"\n", "not a regular expression", "a broken keyword"},
      Row{rule + "topics = [\"saftey\"]\n", "did you mean 'safety'", "a misspelt topic"},
      Row{rule + "categories = [\"cybr\"]\n", "did you mean 'cyber'", "a misspelt category"},
      Row{rule + "send = \"daily\"\nzone = \"Europe/Berln\"\n", "no time zone", "an unknown zone"},
      Row{rule + "send = \"daily\"\nat = \"24:00\"\n", "time of day", "no such time"},
      Row{rule + "at = \"08:00\"\n", "unknown key 'at'", "a time without a digest"},
      Row{rule + "to = [\"nobody\"]\n", "not a mail address", "a bad recipient"},
      Row{"[[channel]]\nname = \"m\"\nkind = \"mail\"\nserver = \"s\"\nfrom = \"a@example.org\"\n"
          "[[rule]]\nname = \"r\"\nchannels = [\"m\"]\n",
          "'to' whom", "mail to nobody"});
  CAPTURE(row.why);
  const std::string mistakes = mistakes_of(row.text);
  CAPTURE(mistakes);
  CHECK(mistakes.find(row.said) != std::string::npos);
}

TEST_CASE("a rule for a lab that is not there is a mistake, not a silence", "[parsers]") {
  std::vector<Mistake> mistakes;
  const AlertSettings alerts =
      read(std::string(kLog) +
               "[[rule]]\nname = \"r\"\nchannels = [\"log\"]\nlabs = [\"acmee\", \"meridian\"]\n",
           mistakes)
          .alerts;
  REQUIRE(mistakes.empty());
  check_rule_labs(alerts, "config.toml", {"acme", "meridian"}, mistakes);
  REQUIRE(mistakes.size() == 1);
  CHECK(format_mistake(mistakes[0]) ==
        "config.toml:9:8: there is no lab 'acmee'; did you mean 'acme'?");
}

}  // namespace labledger::parsers
