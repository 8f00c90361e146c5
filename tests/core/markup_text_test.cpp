#include "core/markup_text.hpp"

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("text within markup can neither open an element nor end an attribute", "[core]") {
  CHECK(escape_markup("<a href=\"x\" title='y'>") ==
        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;");
  CHECK(escape_markup("a &amp; b") == "a &amp;amp; b");
  CHECK(escape_markup("plain, é \n") == "plain, é \n");
  CHECK(escape_markup("").empty());
}

}  // namespace labledger
