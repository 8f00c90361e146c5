#include "cli/statement_options.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "cli/derive.hpp"
#include "core/names.hpp"
#include "core/risk_category.hpp"

namespace labledger::cli {
namespace {

bool has_topic(const parsers::Registry& registry, const std::string& topic) {
  return std::any_of(registry.labs().begin(), registry.labs().end(), [&](const Lab& lab) {
    return std::any_of(lab.sources.begin(), lab.sources.end(),
                       [&](const Source& source) { return source.topic == topic; });
  });
}

}  // namespace

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  names.reserve(kStatementKinds);
  for (std::size_t i = 0; i < kStatementKinds; ++i)
    names.emplace_back(name_of(static_cast<StatementKind>(i)));
  return names;
}

std::vector<std::string> category_names() {
  return {kRiskCategories.begin(), kRiskCategories.end()};
}

void add_statement_options(const Command& command, StatementOptions& options) {
  command.option("--lab", options.lab, "On pages of this lab, or about it");
  command.option("--topic", options.topic, "On pages of this topic, going by the lab files");
  command.option("--kind", options.kinds, "Of this kind; may be repeated").one_of(kind_names());
  command.option("--category", options.categories, "That speak of this risk; may be repeated")
      .one_of(category_names());
  command.option("--level", options.levels, "Promises of this level; may be repeated")
      .one_of({"binding", "practice", "conditional", "aspirational", "permissive", "escape"});
  add_period_options(command, options.period);
  command.flag("--present", options.present, "Only what is still shown");
  command.flag("--gone", options.gone, "Only what is shown no more");
  command.option("--labs", options.labs_folder, "The folder of lab files");
}

Result<StatementFilter> read_statement_options(const StatementOptions& options,
                                               const parsers::Registry& registry) {
  if (options.present && options.gone) {
    return Error{ErrorKind::Usage, "--present and --gone leave nothing together"};
  }
  if (!options.lab.empty() && registry.find_lab(options.lab) == nullptr) {
    return Error{ErrorKind::Usage, "there is no lab '" + options.lab + "' in the lab files"};
  }
  if (!options.topic.empty() && !has_topic(registry, options.topic)) {
    return Error{ErrorKind::Usage,
                 "no source of the lab files has the topic '" + options.topic + "'"};
  }
  StatementFilter filter;
  filter.lab = options.lab;
  filter.topic = options.topic;
  filter.categories = options.categories;
  filter.period = TRY(read_period(options.period));
  for (const std::string& name : options.kinds) {
    if (const auto kind = from_name<StatementKind>(name)) filter.kinds.push_back(*kind);
  }
  for (const std::string& name : options.levels) {
    if (const auto level = from_name<StatementLevel>(name)) filter.levels.push_back(*level);
  }
  if (options.present) filter.presence = Presence::Present;
  if (options.gone) filter.presence = Presence::Gone;
  return filter;
}

Result<void> tell_of_unread(Ledger& ledger, int verbosity) {
  const std::int64_t unread = TRY(count_unread(ledger));
  if (unread > 0 && verbosity >= 0) {
    fmt::print(stderr,
               "labledger: {} sources have sentences that were not read yet; 'labledger analyze' "
               "reads them\n",
               unread);
  }
  return {};
}

}  // namespace labledger::cli
