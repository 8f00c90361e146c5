#pragma once
// Patterns of URL paths, as people write them in lab files: "/research/**".

#include <string_view>

#include "core/lab.hpp"

namespace labledger::analysis {

/// Whether the whole of `path` is of the pattern: "*" stands for any bytes but "/", also for none;
/// "**" for any bytes; everything else for itself, case included. A path is a URL's path with its
/// query, so a pattern without "?" matches no URL that has one, unless a "*" stands there. False
/// for patterns over kPathPatternLimit. Cost: the product of both lengths at most.
[[nodiscard]] bool matches_path(std::string_view pattern, std::string_view path);

}  // namespace labledger::analysis
