#include "alerts/secrets.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alerts/descriptor.hpp"

namespace labledger::alerts {
namespace {

Error config(std::string message) {
  return {ErrorKind::Config, std::move(message)};
}

/// Success when nobody but us can read or write the open file.
Result<void> check_owner(int descriptor, const std::string& path) {
  struct stat state {};
  if (::fstat(descriptor, &state) != 0)
    return config(fmt::format("secret file {}: {}", path, std::generic_category().message(errno)));
  if (!S_ISREG(state.st_mode)) return config(fmt::format("secret file {}: no regular file", path));
  if (state.st_uid != ::geteuid())
    return config(fmt::format("secret file {}: belongs to another user", path));
  const unsigned mode = state.st_mode & 07777U;
  if (mode != 0600 && mode != 0400) {
    return config(fmt::format("secret file {}: has mode {:04o}; only 0600 and 0400 keep it secret",
                              path, mode));
  }
  return {};
}

Result<std::string> read_file(const std::string& path) {
  // Not to hang on a pipe: what is no regular file is refused right after.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.is_open())
    return config(fmt::format("secret file {}: {}", path, std::generic_category().message(errno)));
  TRY(check_owner(file.number(), path));
  std::string text(kSecretByteLimit + 2, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t got = ::read(file.number(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return config(
          fmt::format("secret file {}: {}", path, std::generic_category().message(errno)));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

Result<std::string> check_value(std::string secret, const std::string& place) {
  if (secret.empty()) return config(place + ": is empty");
  if (secret.size() > kSecretByteLimit)
    return config(fmt::format("{}: over the limit of {} bytes", place, kSecretByteLimit));
  const bool is_plain = std::ranges::none_of(
      secret, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (!is_plain) return config(place + ": has a control character, such as a second line");
  return secret;
}

}  // namespace

Result<std::string> read_secret(const SecretPlace& place) {
  if (!place.environment.empty()) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets variables.
    const char* const value = std::getenv(place.environment.c_str());
    if (value == nullptr) return config("environment variable " + place.environment + ": not set");
    return check_value(value, "environment variable " + place.environment);
  }
  if (place.file.empty()) return config("no place of a secret is stated");
  std::string secret = TRY(read_file(place.file));
  return check_value(std::move(secret), "secret file " + place.file);
}

}  // namespace labledger::alerts
