#include "core/search_text.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("characters of scripts without blanks are words of their own", "[core]") {
  CHECK(search_form("安全 policy") == "安 全  policy");
  CHECK(search_form("AI安全x") == "AI 安 全 x");
  CHECK(search_form("かな") == "か な ");
  CHECK(search_form("안전을") == "안 전 을 ");
  CHECK(search_form("ไทย") == "ไ ท ย ");
}

TEST_CASE("other text is searched as it is written", "[core]") {
  const std::string plain = GENERATE(as<std::string>{}, "", "Plain text, with a point.",
                                     "L’été à Zürich", "риски ИИ", "\xFF\xC3 broken");
  CAPTURE(plain);
  CHECK(search_form(plain) == plain);
}

TEST_CASE("characters of no width do not part words", "[core]") {
  CHECK(search_form("exis\u200Btential") == "existential");
  CHECK(search_form("catas\u00ADtrophe") == "catastrophe");
}

TEST_CASE("what is searchable has a letter or a digit", "[core]") {
  CHECK(is_searchable("a"));
  CHECK(is_searchable(" (7) "));
  CHECK(is_searchable("全"));
  CHECK(is_searchable("é"));
  const std::string nothing =
      GENERATE(as<std::string>{}, "", " ", "\"*-()", "…—“”", "\u200B", "。", "→", "\xFF");
  CAPTURE(nothing);
  CHECK_FALSE(is_searchable(nothing));
}

TEST_CASE("a text is of another script when most of its letters are", "[core]") {
  CHECK(is_mostly_not_latin("我们的安全政策 v2"));
  CHECK(is_mostly_not_latin("Наша политика"));
  CHECK_FALSE(is_mostly_not_latin("Our safety policy (安全)"));
  CHECK_FALSE(is_mostly_not_latin("Größe, naïveté"));
  CHECK_FALSE(is_mostly_not_latin("… — !"));
}

}  // namespace labledger
