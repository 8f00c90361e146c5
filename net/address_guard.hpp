#pragma once
// Which addresses a crawler may connect to. A page can redirect to, and a name can resolve to, any
// address at all, also to one that only this machine can reach; so what is checked is not the URL
// but the address of the socket, at the moment of connecting. A name that changes its address
// between check and connect (DNS rebinding) therefore gains nothing.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger::net {

/// Whom we may talk to.
enum class AddressPolicy {
  PublicOnly,  ///< Only addresses that the whole Internet can reach.
  /// Also loopback and private ones, for crawling one's own servers; but never link-local ones,
  /// among them the metadata services of clouds.
  AllowPrivate,
};

/// An IP address as 16 bytes, network order; IPv4 as IPv4-mapped IPv6 (::ffff:a.b.c.d).
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  friend bool operator==(const IpAddress&, const IpAddress&) = default;

  /// The usual text form: dotted decimal for IPv4-mapped addresses, RFC 5952 for the rest.
  [[nodiscard]] std::string str() const;
};

/// The address that dotted-decimal IPv4 or IPv6 text (without brackets or zone) means; Malformed
/// on anything else.
[[nodiscard]] Result<IpAddress> parse_ip_address(std::string_view text);

/// Why the address is not public, in a few words ("loopback", "private use"), or empty when it is.
/// An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4, Teredo) is judged by both.
/// @see IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6890.
[[nodiscard]] std::optional<std::string_view> non_public_reason(const IpAddress& address);

/// Success when the policy lets us connect; otherwise Refused, naming address and reason.
[[nodiscard]] Result<void> check_address(const IpAddress& address, AddressPolicy policy);

}  // namespace labledger::net
