#include "core/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace labledger {

void check_failed(const char* condition, const char* file, int line) noexcept {
  std::fprintf(stderr, "labledger: broken invariant %s at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace labledger
