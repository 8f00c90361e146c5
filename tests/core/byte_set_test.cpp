#include "core/byte_set.hpp"

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("a set of bytes has what it was made of, and finds it", "[core]") {
  constexpr ByteSet kSet(",\"\xff");
  CHECK(kSet.has(','));
  CHECK(kSet.has('\xff'));
  CHECK_FALSE(kSet.has('a'));
  CHECK_FALSE(kSet.has('\0'));
  CHECK(kSet.find_in("ab,c\"") == 2);
  CHECK(kSet.find_in("ab,c\"", 3) == 4);
  CHECK(kSet.find_in("abc") == 3);
  CHECK(ByteSet("").find_in("abc") == 3);
}

}  // namespace labledger
