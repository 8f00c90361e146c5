#include "core/digest.hpp"

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("SHA-256 gives the published digests", "[core]") {
  // FIPS 180-4 example messages.
  CHECK(sha256("abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a digest survives printing and reading; anything else is refused", "[core]") {
  const Digest digest = sha256("labledger");
  CHECK(parse_digest(digest.hex()).value() == digest);
  CHECK_FALSE(parse_digest("abc").has_value());
  CHECK_FALSE(parse_digest(std::string(64, 'g')).has_value());
}

TEST_CASE("the parts of a built digest do not run into each other", "[core]") {
  const Digest one = DigestBuilder().add("ab").add("c").finish();
  const Digest two = DigestBuilder().add("a").add("bc").finish();
  const Digest three = DigestBuilder().add("ab").add("c").finish();
  CHECK(one != two);
  CHECK(one == three);
}

TEST_CASE("the stable hash is the same for ever", "[core]") {
  // Stored in ledgers: these values may never change.
  CHECK(stable_hash("") == 0xf52a15e9a9b5e89bU);
  CHECK(stable_hash("labledger") == stable_hash(std::string("lab") + "ledger"));
  CHECK(stable_hash("a") != stable_hash(std::string_view("a\0", 2)));
}

}  // namespace labledger
