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

TEST_CASE("the HMAC is that of RFC 4231", "[core]") {
  CHECK(hmac_sha256(std::string(20, '\x0b'), "Hi There").hex() ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(hmac_sha256("Jefe", "what do ya want for nothing?").hex() ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  // A key longer than a block.
  CHECK(hmac_sha256(std::string(131, '\xaa'),
                    "Test Using Larger Than Block-Size Key - Hash Key First")
            .hex() == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  CHECK(hmac_sha256("", "").hex() ==
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

}  // namespace labledger
