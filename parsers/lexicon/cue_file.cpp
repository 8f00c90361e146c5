#include "parsers/lexicon/cue_file.hpp"

#include <string>
#include <utility>

#include "core/names.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr Bounds<std::int64_t> kPoints{-100, 100};
constexpr std::size_t kCueLimit = 2000;
constexpr std::size_t kPatternLimit = 4000;

Cue read_cue(TomlTable& table) {
  static const std::vector<std::string_view> groups(kCueGroups.begin(), kCueGroups.end());
  static const std::vector<std::string_view> severities = {
      name_of(Severity::Low), name_of(Severity::Medium), name_of(Severity::High),
      name_of(Severity::Critical)};
  Cue cue;
  cue.group = table.word("group", groups).value_or("");
  cue.name = table.required_text("name");
  cue.points = static_cast<int>(table.integer("points", kPoints).value_or(0));
  if (const auto severity = table.optional_word("severity", severities)) {
    cue.severity = from_name<Severity>(*severity);
  }
  cue.pattern = table.required_text("pattern");
  if (cue.pattern.size() > kPatternLimit) {
    table.complain("pattern", "'pattern' has " + std::to_string(cue.pattern.size()) +
                                  " bytes, over the limit of " + std::to_string(kPatternLimit));
  }
  cue.matches = table.required_text("matches");
  cue.near_miss = table.required_text("near_miss");
  table.refuse_other_keys();
  return cue;
}

}  // namespace

std::vector<Cue> parse_cues(std::string_view file_name, std::string_view bytes,
                            std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  std::vector<Cue> cues;
  if (const auto root = parse_toml(bytes, log)) {
    TomlTable table(*root, log);
    std::vector<TomlTable> tables = table.tables("cue");
    if (tables.size() > kCueLimit) {
      log.add({}, "the file has " + std::to_string(tables.size()) + " cues, over the limit of " +
                      std::to_string(kCueLimit));
      tables.clear();
    }
    for (TomlTable& entry : tables)
      cues.push_back(read_cue(entry));
    table.refuse_other_keys();
  }
  sort_mistakes(mistakes, first);
  return cues;
}

}  // namespace labledger::parsers
