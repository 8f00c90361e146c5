#pragma once
// SHA-256: the name of every payload and the link of the chain over the fetch log.

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger {

/// A SHA-256 digest (32 bytes). Ordered and comparable by its bytes.
/// @see FIPS 180-4.
struct Digest {
  std::array<std::uint8_t, 32> bytes{};
  friend auto operator<=>(const Digest&, const Digest&) = default;

  /// The 64 lower-case hex digits.
  [[nodiscard]] std::string hex() const;

  /// The bytes as a view, for storage. Valid while the digest lives.
  [[nodiscard]] std::string_view view() const& {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  std::string_view view() && = delete;
};

/// The digest of 64 hex digits of either case, or Malformed.
[[nodiscard]] Result<Digest> parse_digest(std::string_view hex);

/// The SHA-256 of exactly these bytes. Linear; uses the processor's SHA instructions if present.
[[nodiscard]] Digest sha256(std::string_view bytes);

/// The SHA-1 of exactly these bytes (FIPS 180-4). Only to check what an archive states of its own
/// bytes; never a name for evidence, since collisions can be made.
[[nodiscard]] std::array<std::uint8_t, 20> sha1(std::string_view bytes);

/// The HMAC of the bytes under the key, with SHA-256. Any key length; an empty one too.
/// @see RFC 2104; FIPS 198-1.
[[nodiscard]] Digest hmac_sha256(std::string_view key, std::string_view bytes);

/// A digest over several parts, each preceded by its length as eight big-endian bytes, so that
/// ("ab", "c") and ("a", "bc") differ. One thread only.
class DigestBuilder {
 public:
  DigestBuilder();
  DigestBuilder(DigestBuilder&&) noexcept;
  DigestBuilder& operator=(DigestBuilder&&) noexcept;
  DigestBuilder(const DigestBuilder&) = delete;
  DigestBuilder& operator=(const DigestBuilder&) = delete;
  ~DigestBuilder();

  DigestBuilder& add(std::string_view part);
  DigestBuilder& add(std::int64_t number);

  /// The digest of all parts so far; the builder is spent afterwards.
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A fast 64-bit hash that is the same on every machine and in every version of the program.
/// For tables and fingerprints inside one ledger, never for evidence: it is not collision-proof
/// against an adversary.
/// @param seed the hash of what comes before, where something does.
/// @see FNV-1a folded with the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
[[nodiscard]] std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace labledger
