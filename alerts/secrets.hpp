#pragma once
// Secrets, read at the moment they are needed and kept by nobody.

#include <cstddef>
#include <string>

#include "core/channel.hpp"
#include "core/result.hpp"

namespace labledger::alerts {

/// The longest secret, in bytes.
inline constexpr std::size_t kSecretByteLimit = 4096;

/// The secret that a place names, without one line end at its end. Never empty, never with a
/// control character, so that it can stand in a header field. Thread-safe as long as nobody changes
/// the environment, which this program never does.
///
/// Config when the place is not stated, the variable is not set, the file cannot be read, is no
/// regular file, is not ours, or can be touched by others (its mode is neither 0600 nor 0400); when
/// the secret is empty, longer than kSecretByteLimit or has a control character. The message names
/// the place, never the value.
[[nodiscard]] Result<std::string> read_secret(const SecretPlace& place);

}  // namespace labledger::alerts
