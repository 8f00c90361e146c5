#pragma once
// URIs for things of ours that readers of feeds and calendars must tell apart for ever.

#include <string>
#include <string_view>

namespace labledger {

/// A URI that names the thing for ever and belongs to nobody's domain: "urn:uuid:" with a UUID of
/// version 8 from the SHA-256 of our namespace and the name. Equal names give equal URIs.
/// @see RFC 9562 sections 4, 5.8 and B.2.
[[nodiscard]] std::string name_uri(std::string_view name);

}  // namespace labledger
