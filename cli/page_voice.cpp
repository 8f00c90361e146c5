#include "cli/page_voice.hpp"

namespace labledger::cli {

analysis::PageVoice page_voice(const parsers::Registry& registry, const std::string& url) {
  const Lab* lab = registry.find_owner(url);
  if (lab == nullptr) return {};
  return {.lab = lab->name, .owner = analysis::DocumentOwner::Lab};
}

}  // namespace labledger::cli
