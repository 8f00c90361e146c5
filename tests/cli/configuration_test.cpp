#include "cli/configuration.hpp"

#include <filesystem>
#include <map>

#include <catch2/catch.hpp>

#include "cli/files.hpp"
#include "cli/paths.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::cli {
namespace {

Environment environment_of(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  };
}

const std::string kLab =
    "name = \"A\"\nfrontier_policy = \"no\"\n[[status]]\nstatus = \"active\"\n";

void put(const std::string& path, const std::string& text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  REQUIRE(write_file(path, text).has_value());
}

}  // namespace

TEST_CASE("default places follow the XDG specification", "[cli]") {
  SECTION("from HOME alone") {
    const auto paths = default_paths(environment_of({{"HOME", "/ada"}}));
    CHECK(paths->config == "/ada/.config/labledger/config.toml");
    CHECK(paths->db == "/ada/.local/share/labledger/ledger.db");
    CHECK(paths->state == "/ada/.local/state/labledger");
    CHECK(paths->cache == "/ada/.cache/labledger");
  }
  SECTION("from the variables, of which relative ones do not count") {
    const auto paths = default_paths(environment_of({{"HOME", "/ada"},
                                                     {"XDG_CONFIG_HOME", "/etc/xdg"},
                                                     {"XDG_DATA_HOME", "data"},
                                                     {"XDG_CACHE_HOME", "/var/cache/"}}));
    CHECK(paths->config == "/etc/xdg/labledger/config.toml");
    CHECK(paths->db == "/ada/.local/share/labledger/ledger.db");
    CHECK(paths->cache == "/var/cache/labledger");
  }
  SECTION("without HOME only where it is not needed") {
    CHECK(default_paths(environment_of({})).error().kind == ErrorKind::Usage);
    CHECK(default_paths(environment_of({{"HOME", "relative"}})).error().kind == ErrorKind::Usage);
    CHECK(default_paths(environment_of({{"XDG_CONFIG_HOME", "/a"},
                                        {"XDG_DATA_HOME", "/b"},
                                        {"XDG_STATE_HOME", "/c"},
                                        {"XDG_CACHE_HOME", "/d"}}))
              ->db == "/b/labledger/ledger.db");
  }
}

TEST_CASE("a path in a file is meant from the file's folder", "[cli]") {
  CHECK(resolve_beside("/etc/labledger/config.toml", "labs") == "/etc/labledger/labs");
  CHECK(resolve_beside("/etc/labledger/config.toml", "../labs") == "/etc/labs");
  CHECK(resolve_beside("/etc/labledger/config.toml", "/srv/labs") == "/srv/labs");
  CHECK(resolve_beside("config.toml", "labs") == "labs");
  CHECK(resolve_beside("config.toml", "").empty());
}

TEST_CASE("the labs folder is the one named, else the config's, else the one beside it", "[cli]") {
  const test::TemporaryFolder folder;
  const Environment environment = environment_of({{"HOME", folder.path("home")}});
  put(folder.path("named/acme.toml"), "id = \"acme\"\n" + kLab);
  put(folder.path("other/beta.toml"), "id = \"beta\"\n" + kLab);
  put(folder.path("home/.config/labledger/labs/gamma.toml"), "id = \"gamma\"\n" + kLab);
  put(folder.path("config.toml"), "contact = \"a@b.example\"\nlabs = \"other\"\n");

  const auto named = load_configuration(
      {.config = folder.path("config.toml"), .labs = folder.path("named")}, environment);
  CHECK(named->registry.find_lab("acme") != nullptr);
  CHECK(named->settings->contact == "a@b.example");

  const auto configured =
      load_configuration({.config = folder.path("config.toml"), .labs = ""}, environment);
  CHECK(configured->registry.find_lab("beta") != nullptr);

  const auto beside = load_configuration({}, environment);
  CHECK(beside->registry.find_lab("gamma") != nullptr);
  CHECK_FALSE(beside->settings.has_value());
  CHECK(require_no_mistakes(*beside).has_value());
}

TEST_CASE("a file or folder that was named must be there", "[cli]") {
  const test::TemporaryFolder folder;
  const Environment environment = environment_of({{"HOME", folder.path("home")}});
  put(folder.path("labs/acme.toml"), "id = \"acme\"\n" + kLab);
  CHECK(load_configuration({.config = folder.path("none.toml"), .labs = folder.path("labs")},
                           environment)
            .error()
            .kind == ErrorKind::NotFound);
  CHECK(load_configuration({.config = "", .labs = folder.path("none")}, environment).error().kind ==
        ErrorKind::NotFound);
}

TEST_CASE("mistakes of all files are collected, in the order of files and places", "[cli]") {
  const test::TemporaryFolder folder;
  put(folder.path("config.toml"), "contact = \"nobody\"\n");
  put(folder.path("labs/zeta.toml"), "id = \"zeta\"\n" + kLab + "x = 1\n");
  put(folder.path("labs/acme.toml"), "id = \"acme\"\nname = 3\n");
  const auto loaded = load_configuration(
      {.config = folder.path("config.toml"), .labs = folder.path("labs")}, environment_of({}));
  REQUIRE(loaded.has_value());
  std::vector<std::string> places;
  for (const auto& mistake : loaded->mistakes) {
    places.push_back(std::filesystem::path(mistake.file).filename().string() + ":" +
                     std::to_string(mistake.place.line));
  }
  CHECK(places == std::vector<std::string>{"config.toml:1", "acme.toml:1", "acme.toml:1",
                                           "acme.toml:2", "zeta.toml:6"});
  const Result<void> refused = require_no_mistakes(*loaded);
  CHECK(refused.error().kind == ErrorKind::Config);
  CHECK_THAT(refused.error().message, Catch::Contains("config.toml:1:11: ") &&
                                          Catch::Contains("(and 4 more: labledger validate)"));
}

}  // namespace labledger::cli
