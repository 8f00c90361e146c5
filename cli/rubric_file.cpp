#include "cli/rubric_file.hpp"

#include <utility>
#include <vector>

#include "cli/files.hpp"
#include "core/rubric.hpp"
#include "parsers/lexicon/rubric_file.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimit = 1U << 20;

}  // namespace

Result<analysis::RubricReader> load_rubric(const std::string& path) {
  const std::string name = path.empty() ? "rubric.toml" : path;
  std::string bytes(embedded_rubric());
  if (!path.empty()) bytes = TRY(read_file(path, kFileLimit));
  std::vector<parsers::Mistake> mistakes;
  Rubric rubric = parsers::parse_rubric(name, bytes, mistakes);
  if (mistakes.empty()) return analysis::RubricReader::compile(std::move(rubric));
  std::string message = "the rubric has mistakes";
  for (const parsers::Mistake& mistake : mistakes)
    message += "\n" + parsers::format_mistake(mistake);
  return Error{ErrorKind::Config, std::move(message)};
}

}  // namespace labledger::cli
