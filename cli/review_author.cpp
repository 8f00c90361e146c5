#include "cli/review_author.hpp"

#include "core/url.hpp"

namespace labledger::cli {

Result<std::string> author_or_default(const std::string& typed,
                                      const Configuration& configuration) {
  if (!typed.empty()) return typed;
  if (configuration.settings && !configuration.settings->reviewer.empty()) {
    return configuration.settings->reviewer;
  }
  return Error{ErrorKind::Usage,
               "say who you are: --author NAME, or reviewer = \"NAME\" in the config file"};
}

Result<std::string> read_source_option(const std::string& typed) {
  if (typed.empty()) return std::string();
  const auto url = parse_url(typed);
  if (url) return url->str();
  return Error{ErrorKind::Usage, "--source: " + url.error().message};
}

}  // namespace labledger::cli
