#include "parsers/lexicon/rubric_file.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "core/names.hpp"
#include "core/risk_category.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kIndicatorLimit = 200;
constexpr std::size_t kPatternLimit = 40;
constexpr std::size_t kPatternByteLimit = 4000;
constexpr double kWeightSum = 100;
constexpr Bounds<double> kWeights{0.01, 100};
constexpr Bounds<std::int64_t> kGroups{1, 40};

/// The names of rules, in the order of RuleKind.
const std::vector<std::string_view>& rule_words() {
  static const std::vector<std::string_view> words = {"promise",  "risk",    "mention", "groups",
                                                      "document", "absence", "openings"};
  return words;
}

const std::vector<std::string_view>& statement_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> names;
    names.reserve(kStatementKinds);
    for (std::size_t i = 0; i < kStatementKinds; ++i)
      names.push_back(name_of(static_cast<StatementKind>(i)));
    return names;
  }();
  return words;
}

std::vector<std::string> read_patterns(TomlTable& table, std::string_view key) {
  std::vector<std::string> patterns = table.texts(key);
  if (patterns.size() > kPatternLimit) {
    table.complain(key, "'" + std::string(key) + "' has " + std::to_string(patterns.size()) +
                            " patterns, over the limit of " + std::to_string(kPatternLimit));
  }
  for (const std::string& pattern : patterns) {
    if (!pattern.empty() && pattern.size() <= kPatternByteLimit) continue;
    table.complain(key, "a pattern of '" + std::string(key) + "' has " +
                            std::to_string(pattern.size()) + " bytes; it needs 1 to " +
                            std::to_string(kPatternByteLimit));
  }
  return patterns;
}

void read_examples(TomlTable& table, std::string_view key, IndicatorState state, RubricRule& rule) {
  for (std::string& text : table.texts(key))
    rule.examples.push_back({std::move(text), state});
}

/// Notes what a rule of its kind cannot do without.
void check_rule(const RubricRule& rule, TomlTable& table) {
  if (rule.kind == RuleKind::Openings) {
    if (rule.shares.size() != 3 || !std::is_sorted(rule.shares.rbegin(), rule.shares.rend())) {
      table.complain("rule",
                     "openings need yes_share, partial_share and permissive_share, in descending "
                     "order");
    }
    return;
  }
  if (rule.all.empty() && rule.categories.empty()) {
    table.complain("all", "a rule needs patterns in 'all', or 'categories'");
  }
  if (rule.topics.empty()) {
    table.complain("topics", "'topics' must name the pages that would say it");
  }
  if (rule.kind == RuleKind::Groups && (rule.least == 0 || rule.least > rule.all.size())) {
    table.complain("least", "groups need 'least', at most the number of patterns in 'all'");
  }
  if (rule.kind == RuleKind::Document && rule.documents.empty()) {
    table.complain("documents", "a document rule needs the topics of the document");
  }
  if (rule.kind == RuleKind::Absence) return;  // It is met by what is not there.
  const auto has = [&](IndicatorState state) {
    return std::ranges::any_of(rule.examples, [&](const auto& one) { return one.state == state; });
  };
  if (!has(IndicatorState::No)) table.complain("near_miss", "'near_miss' needs an example");
  if (rule.examples.size() < 2) table.complain("yes", "an example is needed that counts");
}

RubricRule read_rule(TomlTable& table) {
  static const std::vector<std::string_view> risks(kRiskCategories.begin(), kRiskCategories.end());
  RubricRule rule;
  if (const auto word = table.word("rule", rule_words())) {
    const auto found = std::ranges::find(rule_words(), *word);
    rule.kind = static_cast<RuleKind>(found - rule_words().begin());
  }
  for (const std::string& name : table.some_words("statements", statement_words())) {
    if (const auto kind = from_name<StatementKind>(name)) rule.statements.push_back(*kind);
  }
  rule.categories = table.some_words("categories", risks);
  rule.all = read_patterns(table, "all");
  rule.full = read_patterns(table, "full");
  rule.never = read_patterns(table, "never");
  rule.topics = table.texts("topics");
  rule.documents = table.texts("documents");
  rule.least = static_cast<std::size_t>(table.integer("least", kGroups).value_or(0));
  for (const std::string_view key : {"yes_share", "partial_share", "permissive_share"}) {
    if (const auto share = table.share(key)) rule.shares.push_back(*share);
  }
  using enum IndicatorState;
  read_examples(table, "yes", Yes, rule);
  read_examples(table, "partial", Partial, rule);
  read_examples(table, "permissive", Permissive, rule);
  read_examples(table, "near_miss", No, rule);
  check_rule(rule, table);
  return rule;
}

RubricLine read_line(TomlTable& table, const std::vector<RubricDomain>& domains) {
  RubricLine line;
  Indicator& indicator = line.indicator;
  indicator.id = table.required_text("id");
  std::vector<std::string_view> ids;
  ids.reserve(domains.size());
  for (const RubricDomain& domain : domains)
    ids.emplace_back(domain.id);
  indicator.domain = table.word("domain", ids).value_or("");
  indicator.name = table.required_text("name");
  indicator.test = table.required_text("test");
  indicator.weight = table.number("weight", kWeights).value_or(0);
  line.rule = read_rule(table);
  table.refuse_other_keys();
  return line;
}

void read_reading(TomlTable& root, Rubric& rubric) {
  std::optional<TomlTable> reading = root.table("reading");
  if (!reading) return;
  rubric.never = read_patterns(*reading, "never");
  rubric.others = read_patterns(*reading, "others");
  rubric.hedges = read_patterns(*reading, "hedges");
  reading->refuse_other_keys();
}

void read_domains(TomlTable& root, Rubric& rubric) {
  std::set<std::string> seen;
  for (TomlTable& table : root.tables("domain")) {
    RubricDomain domain{.id = table.required_text("id"), .name = table.required_text("name")};
    if (!seen.insert(domain.id).second) {
      table.complain("id", "the domain '" + domain.id + "' is there already");
    }
    table.refuse_other_keys();
    rubric.domains.push_back(std::move(domain));
  }
}

void read_lines(TomlTable& root, MistakeLog& log, Rubric& rubric) {
  std::vector<TomlTable> tables = root.tables("indicator");
  if (tables.size() > kIndicatorLimit) {
    log.add({}, "the file has " + std::to_string(tables.size()) +
                    " indicators, over the limit of " + std::to_string(kIndicatorLimit));
    return;
  }
  std::set<std::string> seen;
  double sum = 0;
  for (TomlTable& table : tables) {
    RubricLine line = read_line(table, rubric.domains);
    if (!seen.insert(line.indicator.id).second) {
      table.complain("id", "the indicator '" + line.indicator.id + "' is there already");
    }
    sum += line.indicator.weight;
    rubric.lines.push_back(std::move(line));
  }
  constexpr double kRounding = 1e-9;
  if (std::abs(sum - kWeightSum) > kRounding) {
    log.add({}, "the weights sum to " + std::to_string(sum) + "; they must sum to 100");
  }
}

}  // namespace

Rubric parse_rubric(std::string_view file_name, std::string_view bytes,
                    std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  Rubric rubric;
  if (const auto root = parse_toml(bytes, log)) {
    TomlTable table(*root, log);
    rubric.version = table.required_text("version");
    read_reading(table, rubric);
    read_domains(table, rubric);
    read_lines(table, log, rubric);
    table.refuse_other_keys();
  }
  sort_mistakes(mistakes, first);
  return rubric;
}

}  // namespace labledger::parsers
