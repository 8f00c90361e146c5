#include "crawler/warc_digest.hpp"

#include <cstdint>
#include <optional>
#include <string>

#include "core/digest.hpp"
#include "core/http.hpp"

namespace labledger::crawler {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

int base32_value(char c) {
  if (c >= '2' && c <= '7') return c - '2' + 26;
  return lower(c) >= 'a' && lower(c) <= 'z' ? lower(c) - 'a' : -1;
}

/// The bytes of a text whose characters carry `bits` bits each; leftover bits are dropped.
std::optional<std::string> decode(std::string_view text, int bits, int (*value_of)(char)) {
  std::string out;
  std::uint32_t pending = 0;
  int pending_bits = 0;
  for (const char c : text) {
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    pending = (pending << bits) | static_cast<std::uint32_t>(value);
    pending_bits += bits;
    if (pending_bits < 8) continue;
    pending_bits -= 8;
    out += static_cast<char>((pending >> pending_bits) & 0xFF);
  }
  return out;
}

/// A digest of `size` bytes, in whichever of the two spellings has the right length.
std::optional<std::string> decode_digest(std::string_view text, std::size_t size) {
  while (text.ends_with('='))
    text.remove_suffix(1);
  if (text.size() == size * 2) return decode(text, 4, hex_value);
  if (text.size() == (size * 8 + 4) / 5) return decode(text, 5, base32_value);
  return std::nullopt;
}

}  // namespace

Result<void> check_stated_digest(std::string_view stated, std::string_view bytes) {
  const std::size_t colon = stated.find(':');
  const std::string_view algorithm = stated.substr(0, colon);
  std::string actual;
  if (equal_ignoring_case(algorithm, "sha256") || equal_ignoring_case(algorithm, "sha-256")) {
    const Digest digest = sha256(bytes);
    actual = digest.view();
  } else if (equal_ignoring_case(algorithm, "sha1") || equal_ignoring_case(algorithm, "sha-1")) {
    const auto digest = sha1(bytes);
    actual.assign(digest.begin(), digest.end());
  } else {
    return {};
  }
  const std::string_view value =
      colon == std::string_view::npos ? std::string_view() : stated.substr(colon + 1);
  if (decode_digest(value, actual.size()) == actual) return {};
  return Error{ErrorKind::Malformed,
               "the bytes do not have the digest '" + std::string(stated.substr(0, 100)) + "'"};
}

}  // namespace labledger::crawler
