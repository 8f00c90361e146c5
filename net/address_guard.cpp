#include "net/address_guard.hpp"

#include <algorithm>
#include <cstddef>

#include <arpa/inet.h>

namespace labledger::net {
namespace {

/// A block of addresses that are not for the public Internet.
struct Block {
  std::array<std::uint8_t, 16> prefix;
  unsigned bits;
  std::string_view reason;
};

/// An IPv4 block in the mapped form, so that one table and one comparison serve both families.
constexpr Block ipv4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d, unsigned bits,
                     std::string_view reason) {
  return {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, a, b, c, d}, 96 + bits, reason};
}

constexpr Block ipv6(std::uint16_t a, std::uint16_t b, std::uint16_t c, unsigned bits,
                     std::string_view reason) {
  Block block{{}, bits, reason};
  std::size_t at = 0;
  for (const std::uint16_t group : {a, b, c}) {
    block.prefix.at(at) = static_cast<std::uint8_t>(group >> 8);
    block.prefix.at(at + 1) = static_cast<std::uint8_t>(group & 0xFF);
    at += 2;
  }
  return block;
}

/// Where nobody serves pages of their own, and where a cloud hands out its machines' secrets:
/// refused even to those who may use private addresses.
constexpr std::array<std::string_view, 2> kNeverOwn{"cloud metadata service", "link-local"};

/// Narrower blocks before the wider ones that hold them, for the sake of the reason.
constexpr std::array kNonPublic{
    ipv4(0, 0, 0, 0, 32, "unspecified"),
    ipv4(0, 0, 0, 0, 8, "this network"),           // RFC 791
    ipv4(10, 0, 0, 0, 8, "private use"),           // RFC 1918
    ipv4(100, 64, 0, 0, 10, "carrier-grade NAT"),  // RFC 6598
    ipv4(127, 0, 0, 0, 8, "loopback"),             // RFC 1122
    ipv4(169, 254, 169, 254, 32, "cloud metadata service"),
    ipv4(169, 254, 0, 0, 16, "link-local"),               // RFC 3927
    ipv4(172, 16, 0, 0, 12, "private use"),               // RFC 1918
    ipv4(192, 0, 0, 0, 24, "IETF protocol assignments"),  // RFC 6890
    ipv4(192, 0, 2, 0, 24, "documentation"),              // RFC 5737
    ipv4(192, 88, 99, 0, 24, "6to4 relay"),               // RFC 7526
    ipv4(192, 168, 0, 0, 16, "private use"),              // RFC 1918
    ipv4(198, 18, 0, 0, 15, "benchmarking"),              // RFC 2544
    ipv4(198, 51, 100, 0, 24, "documentation"),           // RFC 5737
    ipv4(203, 0, 113, 0, 24, "documentation"),            // RFC 5737
    ipv4(224, 0, 0, 0, 4, "multicast"),                   // RFC 5771
    ipv4(255, 255, 255, 255, 32, "broadcast"),            // RFC 919
    ipv4(240, 0, 0, 0, 4, "reserved"),                    // RFC 1112
    ipv6(0x0064, 0xff9b, 0x0001, 48, "local NAT64"),      // RFC 8215
    ipv6(0x0100, 0, 0, 64, "discard-only"),               // RFC 6666
    ipv6(0x2001, 0x0002, 0, 48, "benchmarking"),          // RFC 5180
    ipv6(0x2001, 0, 0, 23, "IETF protocol assignments"),  // RFC 2928; Teredo is in it
    ipv6(0x2001, 0x0db8, 0, 32, "documentation"),         // RFC 3849
    ipv6(0x3fff, 0, 0, 20, "documentation"),              // RFC 9637
    ipv6(0x5f00, 0, 0, 16, "segment routing"),            // RFC 9602
    ipv6(0xfc00, 0, 0, 7, "unique local"),                // RFC 4193
    ipv6(0xfe80, 0, 0, 10, "link-local"),                 // RFC 4291
    ipv6(0xfec0, 0, 0, 10, "site-local"),                 // RFC 3879
    ipv6(0xff00, 0, 0, 8, "multicast"),                   // RFC 4291
};

bool is_in(const IpAddress& address, const Block& block) {
  const auto& bytes = address.bytes;
  const auto whole = static_cast<std::ptrdiff_t>(block.bits / 8);
  if (!std::equal(bytes.begin(), bytes.begin() + whole, block.prefix.begin())) return false;
  const unsigned rest = block.bits % 8;
  if (rest == 0) return true;
  const std::size_t at = block.bits / 8;
  return ((bytes.at(at) ^ block.prefix.at(at)) >> (8 - rest)) == 0;
}

IpAddress mapped(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d) {
  return {ipv4(a, b, c, d, 32, "").prefix};
}

/// The prefix alone: what an address must begin with.
constexpr Block kIpv4Mapped = ipv4(0, 0, 0, 0, 0, "");
constexpr Block kNat64 = ipv6(0x0064, 0xff9b, 0, 96, "");    // RFC 6052
constexpr Block k6to4 = ipv6(0x2002, 0, 0, 16, "");          // RFC 3056
constexpr Block kGlobalUnicast = ipv6(0x2000, 0, 0, 3, "");  // RFC 4291 section 2.4

/// The IPv4 address that an IPv6 address leads to through a translator or tunnel.
std::optional<IpAddress> embedded_ipv4(const IpAddress& address) {
  const auto& b = address.bytes;
  if (is_in(address, kNat64)) return mapped(b[12], b[13], b[14], b[15]);
  if (is_in(address, k6to4)) return mapped(b[2], b[3], b[4], b[5]);
  return std::nullopt;
}

std::optional<std::string_view> block_reason(const IpAddress& address) {
  const auto* block = std::find_if(kNonPublic.begin(), kNonPublic.end(),
                                   [&](const Block& row) { return is_in(address, row); });
  if (block == kNonPublic.end()) return std::nullopt;
  return block->reason;
}

}  // namespace

std::string IpAddress::str() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool is_ipv4 = is_in(*this, kIpv4Mapped);
  const void* start = is_ipv4 ? bytes.data() + 12 : bytes.data();
  inet_ntop(is_ipv4 ? AF_INET : AF_INET6, start, text.data(), text.size());
  return text.data();
}

Result<IpAddress> parse_ip_address(std::string_view text) {
  const std::string terminated(text.substr(0, text.find('\0')));
  IpAddress address;
  if (terminated.size() != text.size()) return Error{ErrorKind::Malformed, "IP address with NUL"};
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
  address.bytes = kIpv4Mapped.prefix;
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data() + 12) == 1) return address;
  return Error{ErrorKind::Malformed, "'" + terminated + "' is not an IP address"};
}

std::optional<std::string_view> non_public_reason(const IpAddress& address) {
  // ::/96 holds "unspecified", loopback and the long-dead IPv4-compatible addresses (RFC 4291).
  const auto& b = address.bytes;
  if (std::all_of(b.begin(), b.begin() + 12, [](std::uint8_t byte) { return byte == 0; })) {
    const bool high_is_zero = b[12] == 0 && b[13] == 0 && b[14] == 0;
    if (high_is_zero && b[15] == 0) return "unspecified";
    if (high_is_zero && b[15] == 1) return "loopback";
    return "IPv4-compatible";
  }
  if (const auto reason = block_reason(address)) return reason;
  if (const auto inner = embedded_ipv4(address)) return block_reason(*inner);
  if (is_in(address, kIpv4Mapped) || is_in(address, kGlobalUnicast)) return std::nullopt;
  return "not allocated";
}

Result<void> check_address(const IpAddress& address, AddressPolicy policy) {
  const auto reason = non_public_reason(address);
  if (!reason) return {};
  const bool is_own = std::find(kNeverOwn.begin(), kNeverOwn.end(), *reason) == kNeverOwn.end();
  if (policy == AddressPolicy::AllowPrivate && is_own) return {};
  return Error{ErrorKind::Refused,
               "address " + address.str() + " is not public (" + std::string(*reason) + ")"};
}

}  // namespace labledger::net
