#include "core/fetch.hpp"

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("a page whose address leads to a home page is another document", "[core]") {
  struct Row {
    const char* asked;
    const char* got;
    bool is_home;
  };
  const auto row = GENERATE(values<Row>({
      {"https://lab.example/safety", "https://lab.example/", true},
      {"https://lab.example/safety", "https://lab.example", true},
      {"https://lab.example/safety", "https://www.lab.example/en", true},
      {"https://lab.example/safety", "https://other.example/pt-BR/", true},
      {"https://lab.example/safety", "https://lab.example/en/safety", false},
      {"https://lab.example/safety", "https://lab.example/safety/", false},
      {"https://lab.example/safety", "https://lab.example/?page=safety", false},
      {"https://lab.example/safety", "https://lab.example/news", false},
      {"https://lab.example/safety", "https://lab.example/safety", false},
      {"https://lab.example/", "https://www.lab.example/", false},
      {"https://lab.example/", "https://lab.example/en", false},
      {"https://lab.example/safety", "no address", false},
      {"https://lab.example/safety", "", false},
  }));
  FetchRecord record;
  record.url = row.asked;
  record.final_url = row.got;
  CAPTURE(row.asked, row.got);
  CHECK(led_to_home_page(record) == row.is_home);
}

}  // namespace labledger
