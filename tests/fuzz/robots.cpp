// Any bytes are a robots.txt. What must hold: the limit holds, the verdict follows from the rules
// as parsed, and a file that is printed from its rules and read again gives the same verdicts.

#include "crawler/robots.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/check.hpp"

namespace {

using labledger::crawler::parse_robots;
using labledger::crawler::RobotsGroup;
using labledger::crawler::RobotsRule;
using labledger::crawler::RobotsRules;
using labledger::crawler::RobotsVerdict;

std::string print(const RobotsRules& rules) {
  std::string out;
  for (const RobotsGroup& group : rules.groups) {
    for (const std::string& agent : group.agents)
      out += "user-agent: " + agent + "\n";
    if (group.rules.empty()) out += "disallow:\n";
    for (const RobotsRule& rule : group.rules) {
      // A "#" would begin a comment; no rule can have one, since none is read past it.
      CHECK_INVARIANT(!rule.pattern.empty() && rule.pattern.find('#') == std::string::npos);
      out +=
          (rule.verdict == RobotsVerdict::Allow ? "allow: " : "disallow: ") + rule.pattern + "\n";
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLimit = 4096;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\n');
  const std::string_view path = bytes.substr(0, cut);
  const std::string_view file = cut == std::string_view::npos ? bytes : bytes.substr(cut + 1);
  const RobotsRules rules = parse_robots(file, kLimit);
  const RobotsRules again = parse_robots(print(rules), SIZE_MAX);
  CHECK_INVARIANT(rules.groups.size() == again.groups.size());
  for (const std::string_view agent : {"a", "labledger", "*"}) {
    CHECK_INVARIANT(rules.is_allowed(agent, path) == again.is_allowed(agent, path));
    CHECK_INVARIANT(rules.is_allowed(agent, "/robots.txt"));
  }
  if (file.size() > kLimit) {
    const RobotsRules cut_first = parse_robots(file.substr(0, kLimit + 1), kLimit);
    CHECK_INVARIANT(cut_first.groups.size() == rules.groups.size());
  }
  return 0;
}
