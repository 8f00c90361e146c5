// Epoch AI's table of models through the real program.

#include <string>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"

namespace labledger::e2e {

TEST_CASE("compute takes the runs of a table of Epoch AI, once each and with credit", "[e2e]") {
  const Program program;
  const std::string labs = LABLEDGER_SOURCE_DIR "/demo/labs";
  const std::string table = program.write(
      "models.csv",
      "Model,Organization,Publication date,Training compute (FLOP),Confidence,Link\n"
      "Anvil,\"Meridian,Nobody\",2024-05-06,3e24,Likely,https://meridian.example/anvil\n"
      "Rivet,Nobody,2024-05-06,3e24,Likely,\n"
      "Tongs,Meridian,2024-05-06,3e40,Likely,\n");
  const auto shown = program.run({"compute", "meridian", "--explain", "--labs", labs, "--as-of",
                                  "2026-11-22", "--epoch", table, "--epoch", table});
  CAPTURE(shown.out, shown.err);
  REQUIRE(shown.exit_code == 0);
  CHECK(shown.out.find("Anvil") != std::string::npos);
  CHECK(shown.out.find("Epoch AI, CC BY 4.0") != std::string::npos);
  CHECK(shown.out.find("https://meridian.example/anvil") != std::string::npos);
  CHECK(shown.err.find("1 runs added as 1 claims") != std::string::npos);
  CHECK(shown.err.find("0 runs added as 0 claims") != std::string::npos);
  CHECK(shown.err.find("row 4: ") != std::string::npos);
  CHECK(shown.err.find("'3e40'") != std::string::npos);

  const std::string other = program.write("other.csv", "Model,Organization\n");
  const auto refused = program.run({"compute", "--labs", labs, "--epoch", other});
  CHECK(refused.exit_code != 0);
  CHECK(refused.err.find("other.csv: the column 'Publication date' is missing") !=
        std::string::npos);
}

}  // namespace labledger::e2e
