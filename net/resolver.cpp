#include "net/resolver.hpp"

#include <memory>

#include <curl/curl.h>
#include <netdb.h>
#include <sys/socket.h>

#include "core/handle.hpp"

namespace labledger::net {

Result<void> look_up(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = ::getaddrinfo(host.c_str(), "443", &hints, &found);
  const Handle<addrinfo, ::freeaddrinfo> addresses(found);
  if (code == 0) return {};
  return Error{ErrorKind::Network, "cannot look up '" + host + "': " + ::gai_strerror(code)};
}

std::string trusted_roots_file() {
  const Handle<CURL, curl_easy_cleanup> handle(curl_easy_init());
  char* file = nullptr;
  if (!handle || curl_easy_getinfo(handle.get(), CURLINFO_CAINFO, &file) != CURLE_OK) return {};
  return file == nullptr ? std::string{} : std::string(file);
}

}  // namespace labledger::net
