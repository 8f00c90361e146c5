#pragma once
// The digests that an archive states of its own bytes: "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ".

#include <string_view>

#include "core/result.hpp"

namespace labledger::crawler {

/// Succeeds when `bytes` have the digest stated as "algorithm:value". SHA-256 and SHA-1 are known,
/// in hex or base32 of either case, with or without padding; under any other algorithm nothing is
/// checked. Malformed when the value is no digest of that algorithm, or another one.
/// @see WARC 1.1 section 5.8; RFC 4648 section 6.
[[nodiscard]] Result<void> check_stated_digest(std::string_view stated, std::string_view bytes);

}  // namespace labledger::crawler
