#pragma once
// Whose page a URL is, as the registry has it.

#include <string>

#include "analysis/statements/claims.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// The voice of a page: its lab's own; of a page without a lab, that of others.
[[nodiscard]] analysis::PageVoice page_voice(const parsers::Registry& registry,
                                             const std::string& url);

}  // namespace labledger::cli
