#include "core/digest.hpp"

#include <cstring>
#include <utility>

#include <openssl/evp.h>

#include "core/check.hpp"

namespace labledger {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

}  // namespace

std::string Digest::hex() const {
  std::string out(bytes.size() * 2, '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out[2 * i] = kHexDigits[bytes[i] >> 4];
    out[2 * i + 1] = kHexDigits[bytes[i] & 15];
  }
  return out;
}

Result<Digest> parse_digest(std::string_view hex) {
  Digest digest;
  if (hex.size() != digest.bytes.size() * 2) {
    return Error{ErrorKind::Malformed, "a SHA-256 digest has 64 hex digits, found " +
                                           std::to_string(hex.size()) + " characters"};
  }
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    const int high = hex_value(hex[2 * i]);
    const int low = hex_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return Error{ErrorKind::Malformed, "a digest holds a non-hex digit"};
    digest.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

Digest sha256(std::string_view bytes) {
  Digest digest;
  unsigned size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.bytes.data(), &size, EVP_sha256(), nullptr);
  CHECK_INVARIANT(done == 1 && size == digest.bytes.size());
  return digest;
}

std::array<std::uint8_t, 20> sha1(std::string_view bytes) {
  std::array<std::uint8_t, 20> digest{};
  unsigned size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr);
  CHECK_INVARIANT(done == 1 && size == digest.size());
  return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
  Digest digest;
  std::size_t size = 0;
  const unsigned char* const done =
      EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
                reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                digest.bytes.data(), digest.bytes.size(), &size);
  CHECK_INVARIANT(done != nullptr && size == digest.bytes.size());
  return digest;
}

struct DigestBuilder::State {
  Context context{EVP_MD_CTX_new()};
};

DigestBuilder::DigestBuilder() : state_(std::make_unique<State>()) {
  CHECK_INVARIANT(state_->context != nullptr);
  CHECK_INVARIANT(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}
DigestBuilder::DigestBuilder(DigestBuilder&&) noexcept = default;
DigestBuilder& DigestBuilder::operator=(DigestBuilder&&) noexcept = default;
DigestBuilder::~DigestBuilder() = default;

DigestBuilder& DigestBuilder::add(std::string_view part) {
  std::array<std::uint8_t, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<std::uint8_t>(part.size() >> (56 - 8 * i));
  }
  EVP_MD_CTX* context = state_->context.get();
  CHECK_INVARIANT(EVP_DigestUpdate(context, length.data(), length.size()) == 1);
  CHECK_INVARIANT(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
  return *this;
}

DigestBuilder& DigestBuilder::add(std::int64_t number) {
  return add(std::to_string(number));
}

Digest DigestBuilder::finish() {
  Digest digest;
  unsigned size = 0;
  const int done = EVP_DigestFinal_ex(state_->context.get(), digest.bytes.data(), &size);
  CHECK_INVARIANT(done == 1 && size == digest.bytes.size());
  return digest;
}

std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  std::uint64_t hash = 0xcbf29ce484222325 ^ bytes.size() ^ seed;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {  // Eight bytes a step, read as little-endian.
    std::uint64_t word = 0;
    for (std::size_t k = 0; k < 8; ++k) {
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i + k])) << (8 * k);
    }
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
  }
  for (; i < bytes.size(); ++i)
    hash = (hash ^ static_cast<unsigned char>(bytes[i])) * kPrime;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
  return hash ^ (hash >> 31);
}

}  // namespace labledger
