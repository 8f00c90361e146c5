#pragma once
// A folder of its own for one test.

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "core/check.hpp"

namespace labledger::test {

/// A fresh folder; removed with all that is in it at the end of its life.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : root_((std::filesystem::temp_directory_path() / "labledger-XXXXXX").string()) {
    CHECK_INVARIANT(::mkdtemp(root_.data()) != nullptr);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }

  /// A path in the folder; the folder itself for "".
  [[nodiscard]] std::string path(const std::string& name) const {
    return name.empty() ? root_ : root_ + "/" + name;
  }

 private:
  std::string root_;
};

}  // namespace labledger::test
