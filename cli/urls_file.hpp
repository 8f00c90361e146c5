#pragma once
// A list of URLs, one a line: pages to track that no lab file names.

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace labledger::cli {

/// The URLs in normal form, in file order, each once. Empty lines and lines that begin with "#" are
/// passed over. Config, naming file and line, when a line is not an http(s) URL.
[[nodiscard]] Result<std::vector<std::string>> parse_url_list(std::string_view file_name,
                                                              std::string_view bytes);

}  // namespace labledger::cli
