#include "core/policy_link.hpp"

#include <string_view>

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("a target lasts without its query and its fragment", "[core]") {
  CHECK(lasting_target("/terms?view=17#end") == "/terms");
  CHECK(lasting_target("https://lab.example/terms#a?b") == "https://lab.example/terms");
  CHECK(lasting_target("#top").empty());
  CHECK(lasting_target("").empty());
}

TEST_CASE("a policy document is known by a word of its path", "[core]") {
  const auto target = GENERATE(values<std::string_view>({
      "/policies/usage",
      "https://lab.example/Safety-Framework",
      "//lab.example/legal/terms.html?lang=en",
      "../responsible_scaling/v2",
      "/files/2025/model-card",
      "https://cdn.lab.example/a1b2c3.pdf",
      "terms",
  }));
  CAPTURE(target);
  CHECK(leads_to_policy(target));
}

TEST_CASE("other pages, hosts and queries name no policy", "[core]") {
  const auto target = GENERATE(values<std::string_view>({
      "",
      "#terms",
      "/news/seatbelts?tag=safety",
      "https://safety.lab.example/",
      "https://policy.example",
      "/termsheet",
      "/blog/pdf-to-text",
      "/postcards",
      "/a-word-of-more-letters-than-any-of-the-list-has/policywithouttheboundary",
  }));
  CAPTURE(target);
  CHECK_FALSE(leads_to_policy(target));
}

}  // namespace labledger
