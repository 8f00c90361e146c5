#include "core/name_uri.hpp"

#include <cstddef>
#include <cstdint>

#include "core/digest.hpp"

namespace labledger {
namespace {

/// The namespace of all names: a UUID drawn once, ca3c20e8-e208-4010-a7c3-c854778f54ed.
constexpr std::string_view kNamespace(
    "\xca\x3c\x20\xe8\xe2\x08\x40\x10\xa7\xc3\xc8\x54\x77\x8f\x54\xed", 16);

}  // namespace

std::string name_uri(std::string_view name) {
  Digest digest = sha256(std::string(kNamespace).append(name));
  digest.bytes[6] = static_cast<std::uint8_t>((digest.bytes[6] & 0x0FU) | 0x80U);
  digest.bytes[8] = static_cast<std::uint8_t>((digest.bytes[8] & 0x3FU) | 0x80U);
  std::string uuid = digest.hex().substr(0, 32);
  for (const std::size_t dash : {20U, 16U, 12U, 8U})
    uuid.insert(dash, 1, '-');
  return "urn:uuid:" + uuid;
}

}  // namespace labledger
