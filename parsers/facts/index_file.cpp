#include "parsers/facts/index_file.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "core/time.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kScoreLimit = 1000;

/// Whether it is a year, a month or a day.
bool is_date(const std::string& text) {
  constexpr std::string_view kShape = "0000-01-01T00:00:00Z";
  const bool is_shaped = text.size() == 4 || text.size() == 7 || text.size() == 10;
  return is_shaped && parse_rfc3339(text + std::string(kShape.substr(text.size()))).has_value();
}

/// One edition of one index: its [[edition.score]] tables are the labs'.
void read_edition(TomlTable& table, std::vector<ExternalScore>& scores) {
  ExternalScore shared;
  shared.index = table.required_text("index");
  shared.edition = table.required_text("edition");
  shared.date = table.required_text("date");
  if (!is_date(shared.date)) {
    table.complain("date", "'" + shared.date + "' is no date such as 2025-07");
  }
  shared.scale = table.required_text("scale");
  shared.url = table.required_text("url");
  shared.note = table.text("note").value_or("");
  for (TomlTable& entry : table.tables("score")) {
    ExternalScore score = shared;
    score.lab_id = entry.required_text("lab");
    score.value = entry.required_text("value");
    entry.refuse_other_keys();
    scores.push_back(std::move(score));
  }
  table.refuse_other_keys();
}

}  // namespace

std::vector<ExternalScore> parse_indices(std::string_view file_name, std::string_view bytes,
                                         std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  std::vector<ExternalScore> scores;
  if (const auto root = parse_toml(bytes, log)) {
    TomlTable table(*root, log);
    for (TomlTable& edition : table.tables("edition"))
      read_edition(edition, scores);
    table.refuse_other_keys();
  }
  if (scores.size() > kScoreLimit) {
    log.add({}, "the file has " + std::to_string(scores.size()) + " scores, over the limit of " +
                    std::to_string(kScoreLimit));
  }
  sort_mistakes(mistakes, first);
  std::ranges::stable_sort(scores, [](const ExternalScore& a, const ExternalScore& b) {
    return std::tie(a.lab_id, a.index, a.date) < std::tie(b.lab_id, b.index, b.date);
  });
  return scores;
}

}  // namespace labledger::parsers
