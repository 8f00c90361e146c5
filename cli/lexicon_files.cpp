#include "cli/lexicon_files.hpp"

#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "cli/files.hpp"
#include "parsers/lexicon/cue_file.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimit = 1U << 20;

}  // namespace

Result<Lexicon> load_lexicon(const std::string& folder) {
  std::map<std::string, std::string> files;  // By name, which is the order of the cues.
  for (const LexiconFile& file : embedded_lexicon())
    files.emplace(file.name, file.bytes);
  if (!folder.empty()) {
    const std::vector<std::string> paths = TRY(list_files(folder, ".toml"));
    for (const std::string& path : paths) {
      std::string bytes = TRY(read_file(path, kFileLimit));
      files.insert_or_assign(path.substr(path.rfind('/') + 1), std::move(bytes));
    }
  }
  Lexicon lexicon;
  files.erase("rubric.toml");  // No cues: cli/rubric_file.hpp reads it.
  std::vector<parsers::Mistake> mistakes;
  for (const auto& [name, bytes] : files) {
    std::vector<Cue> cues = parsers::parse_cues(name, bytes, mistakes);
    std::move(cues.begin(), cues.end(), std::back_inserter(lexicon.cues));
  }
  if (mistakes.empty()) return lexicon;
  std::string message = "the lexicon has mistakes";
  for (const parsers::Mistake& mistake : mistakes)
    message += "\n" + parsers::format_mistake(mistake);
  return Error{ErrorKind::Config, std::move(message)};
}

Result<analysis::StatementModel> shipped_statement_model() {
  return analysis::StatementModel::parse(embedded_statement_weights());
}

}  // namespace labledger::cli
