#include "net/address_guard.hpp"

#include <catch2/catch.hpp>

namespace labledger::net {

TEST_CASE("an address that is not for the public Internet is refused and named", "[net]") {
  struct Row {
    const char* address;
    const char* reason;
  };
  const auto row = GENERATE(values<Row>({
      {"0.0.0.0", "unspecified"},
      {"0.1.2.3", "this network"},
      {"10.0.0.0", "private use"},
      {"10.255.255.255", "private use"},
      {"100.64.0.1", "carrier-grade NAT"},
      {"100.127.255.255", "carrier-grade NAT"},
      {"127.0.0.1", "loopback"},
      {"127.255.255.254", "loopback"},
      {"169.254.169.254", "cloud metadata service"},
      {"169.254.1.1", "link-local"},
      {"172.16.0.1", "private use"},
      {"172.31.255.255", "private use"},
      {"192.0.0.8", "IETF protocol assignments"},
      {"192.0.2.1", "documentation"},
      {"192.168.1.1", "private use"},
      {"198.19.255.255", "benchmarking"},
      {"203.0.113.7", "documentation"},
      {"224.0.0.1", "multicast"},
      {"240.0.0.1", "reserved"},
      {"255.255.255.255", "broadcast"},
      {"::", "unspecified"},
      {"::1", "loopback"},
      {"::7f00:1", "IPv4-compatible"},
      {"::ffff:127.0.0.1", "loopback"},
      {"::ffff:10.1.1.1", "private use"},
      {"64:ff9b::169.254.169.254", "cloud metadata service"},
      {"64:ff9b::10.0.0.1", "private use"},
      {"64:ff9b:1::1", "local NAT64"},
      {"2002:7f00:1::", "loopback"},
      {"2002:c0a8:101::1", "private use"},
      {"2001::1", "IETF protocol assignments"},
      {"2001:db8::1", "documentation"},
      {"100::1", "discard-only"},
      {"fc00::1", "unique local"},
      {"fd00:ec2::254", "unique local"},
      {"fe80::1", "link-local"},
      {"febf::1", "link-local"},
      {"fec0::1", "site-local"},
      {"ff02::1", "multicast"},
      {"4000::1", "not allocated"},
  }));
  CAPTURE(row.address);
  const IpAddress address = parse_ip_address(row.address).value();
  CHECK(non_public_reason(address) == row.reason);
  const auto refused = check_address(address, AddressPolicy::PublicOnly);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::Refused);
  CHECK(refused.error().message.find(address.str()) != std::string::npos);
  const std::string_view reason = row.reason;
  const bool is_never_own = reason == "link-local" || reason == "cloud metadata service";
  CHECK(check_address(address, AddressPolicy::AllowPrivate).has_value() != is_never_own);
}

TEST_CASE("the neighbours of every refused block are public", "[net]") {
  const char* text =
      GENERATE("1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
               "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255",
               "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
               "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700::1111", "2a00:1450::1",
               "64:ff9b::8.8.8.8", "2002:808:808::1", "::ffff:8.8.8.8");
  CAPTURE(text);
  CHECK(check_address(parse_ip_address(text).value(), AddressPolicy::PublicOnly).has_value());
}

TEST_CASE("what is no IP address is Malformed", "[net]") {
  const std::string text = GENERATE(as<std::string>(), "", "1.2.3", "1.2.3.256", "example.org",
                                    "[::1]", "fe80::1%eth0", std::string("1.2.3.4\0", 8));
  CHECK(parse_ip_address(text).error().kind == ErrorKind::Malformed);
}

}  // namespace labledger::net
