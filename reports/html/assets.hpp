#pragma once
// The files of the site that are the same in every report: style, programs, icon.

#include <span>
#include <string_view>

namespace labledger::reports {

/// One file of the folder assets/.
struct Asset {
  std::string_view name;  ///< "site.css".
  std::string_view bytes;
};

/// All of them, by name. Made by reports/CMakeLists.txt.
[[nodiscard]] std::span<const Asset> site_assets();

}  // namespace labledger::reports
