#include "alerts/secrets.hpp"

#include <cstdlib>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "tests/support/temporary_folder.hpp"

namespace labledger::alerts {
namespace {

SecretPlace file_with(const std::string& path, const std::string& bytes, mode_t mode) {
  std::ofstream(path, std::ios::binary) << bytes;
  REQUIRE(::chmod(path.c_str(), mode) == 0);
  SecretPlace place;
  place.file = path;
  return place;
}

}  // namespace

TEST_CASE("a secret comes from a file that only its owner can read", "[alerts][secrets]") {
  const test::TemporaryFolder folder;
  CHECK(read_secret(file_with(folder.path("a"), "sesame\n", 0600)).value() == "sesame");
  CHECK(read_secret(file_with(folder.path("b"), "sesame", 0400)).value() == "sesame");
  CHECK(read_secret(file_with(folder.path("c"), " open sesame ", 0600)).value() == " open sesame ");
  for (const mode_t mode : {0644U, 0640U, 0604U, 0660U, 0700U, 04600U}) {
    CAPTURE(mode);
    const Result<std::string> read = read_secret(file_with(folder.path("d"), "sesame", mode));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().kind == ErrorKind::Config);
    CHECK_THAT(read.error().message, Catch::Contains("only 0600 and 0400"));
    CHECK(read.error().message.find("sesame") == std::string::npos);
  }
}

TEST_CASE("a secret that cannot be one is an error that does not tell it", "[alerts][secrets]") {
  const test::TemporaryFolder folder;
  for (const std::string& bytes :
       {std::string(), std::string("\n"), std::string("one\ntwo\n"), std::string("se\0same", 7),
        std::string("sesame\r\n"), std::string(kSecretByteLimit + 1, 's')}) {
    CAPTURE(bytes.size());
    const Result<std::string> read = read_secret(file_with(folder.path("a"), bytes, 0600));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().kind == ErrorKind::Config);
    CHECK(read.error().message.find("same") == std::string::npos);
  }
  SecretPlace place;
  CHECK(read_secret(place).error().kind == ErrorKind::Config);
  place.file = folder.path("none");
  CHECK(read_secret(place).error().kind == ErrorKind::Config);
  place.file = folder.path("");
  CHECK(read_secret(place).error().kind == ErrorKind::Config);
  place.file = folder.path("pipe");
  REQUIRE(::mkfifo(place.file.c_str(), 0600) == 0);
  CHECK_THAT(read_secret(place).error().message, Catch::Contains("no regular file"));
}

TEST_CASE("a secret comes from the environment", "[alerts][secrets]") {
  SecretPlace place;
  place.environment = "LABLEDGER_TEST_SECRET";
  REQUIRE(::unsetenv("LABLEDGER_TEST_SECRET") == 0);
  CHECK_THAT(read_secret(place).error().message, Catch::Contains("not set"));
  REQUIRE(::setenv("LABLEDGER_TEST_SECRET", "sesame", 1) == 0);
  CHECK(read_secret(place).value() == "sesame");
  REQUIRE(::setenv("LABLEDGER_TEST_SECRET", "", 1) == 0);
  CHECK_THAT(read_secret(place).error().message, Catch::Contains("is empty"));
}

}  // namespace labledger::alerts
