#include "net/transfer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace labledger::net {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

/// The status in "HTTP/1.1 200 OK"; 0 when the line is none.
int status_of(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return 0;
  int status = 0;
  std::from_chars(line.data() + blank + 1, line.data() + line.size(), status);
  return status;
}

/// Adds a line to the fields read so far; a folded line continues the last (RFC 9112, 5.2).
void add_field(HeaderList& fields, std::string_view line) {
  if ((line.front() == ' ' || line.front() == '\t') && !fields.empty()) {
    fields.back().value.append(" ").append(trim(line));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  fields.push_back(
      {std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
}

Result<IpAddress> ip_address_of(const sockaddr& address) {
  IpAddress ip;
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    ip.bytes[10] = ip.bytes[11] = 0xFF;
    std::memcpy(ip.bytes.data() + 12, &v4.sin_addr, 4);
    return ip;
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    std::memcpy(ip.bytes.data(), &v6.sin6_addr, 16);
    return ip;
  }
  return Error{ErrorKind::Refused, "an address that is neither IPv4 nor IPv6"};
}

/// Runs a callback's work; memory exhaustion ends the transfer, not the process. Nothing else is
/// thrown there: no std::optional is asked for a value before it was looked at.
template <typename Work>
// NOLINTNEXTLINE(bugprone-exception-escape): as said above.
bool guarded(std::optional<Error>& failure, Work work) noexcept {
  try {
    work();
  } catch (const std::bad_alloc&) {
    failure = Error{ErrorKind::TooLarge, {}};  // No message: there is no memory for one.
  }
  return !failure.has_value();
}

}  // namespace

Result<void> Transfer::begin(Request request, const std::string& user_agent,
                             AddressPolicy addresses, Instant now) {
  curl_easy_reset(handle());
  request_ = std::move(request);
  response_ = {};
  response_.ticket = request_.ticket;
  response_.started = now;
  failure_.reset();
  refusal_.reset();
  addresses_ = addresses;
  header_bytes_ = 0;
  headers_over_ = false;
  TRY(set_options(user_agent));
  TRY(set_limits());
  TRY(set_callbacks());
  return set_request_fields();
}

Result<void> Transfer::set_options(const std::string& user_agent) const {
  CURL* easy = handle();
  TRY(set_option(easy, CURLOPT_URL, request_.url.str().c_str()));
  TRY(set_number(easy, CURLOPT_PATH_AS_IS, 1));  // The URL is in normal form already.
  TRY(set_option(easy, CURLOPT_PROTOCOLS_STR, "http,https"));
  TRY(set_option(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"));
  TRY(set_number(easy, CURLOPT_FOLLOWLOCATION, 0));
  TRY(set_number(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS));
  TRY(set_option(easy, CURLOPT_ACCEPT_ENCODING, ""));  // Every coding that libcurl decodes.
  TRY(set_option(easy, CURLOPT_USERAGENT, user_agent.c_str()));
  TRY(set_option(easy, CURLOPT_PROXY, ""));  // Not even the environment's.
  return set_number(easy, CURLOPT_NOSIGNAL, 1);
}

Result<void> Transfer::set_limits() const {
  CURL* easy = handle();
  const TransferLimits& limits = request_.limits;
  TRY(set_number(easy, CURLOPT_CONNECTTIMEOUT_MS, limits.connect_time.count()));
  TRY(set_number(easy, CURLOPT_TIMEOUT_MS, limits.total_time.count()));
  TRY(set_number(easy, CURLOPT_LOW_SPEED_LIMIT,
                 static_cast<std::int64_t>(limits.low_speed_bytes_per_second)));
  return set_number(easy, CURLOPT_LOW_SPEED_TIME, limits.low_speed_time.count());
}

Result<void> Transfer::set_callbacks() {
  CURL* easy = handle();
  TRY(set_option(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header));
  TRY(set_option(easy, CURLOPT_HEADERDATA, static_cast<void*>(this)));
  TRY(set_option(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body));
  TRY(set_option(easy, CURLOPT_WRITEDATA, static_cast<void*>(this)));
  TRY(set_option(easy, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_open_socket));
  TRY(set_option(easy, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this)));
  // Only the debug callback sees the request as sent.
  TRY(set_option(easy, CURLOPT_DEBUGFUNCTION, &Transfer::on_debug));
  TRY(set_option(easy, CURLOPT_DEBUGDATA, static_cast<void*>(this)));
  return set_number(easy, CURLOPT_VERBOSE, 1);
}

Result<void> Transfer::set_request_fields() {
  fields_ = TRY(make_field_list(request_.headers));
  return set_option(handle(), CURLOPT_HTTPHEADER, static_cast<void*>(fields_.get()));
}

Response Transfer::finish(CURLcode code, Instant now) {
  response_.finished = now;
  const char* address = nullptr;
  if (curl_easy_getinfo(handle(), CURLINFO_PRIMARY_IP, &address) == CURLE_OK &&
      address != nullptr) {
    response_.remote_address = address;
  }
  if (code != CURLE_OK) {
    response_.error = describe_failure(code).in(request_.url.str());
    response_.body.clear();
  }
  return std::move(response_);
}

Error Transfer::describe_failure(CURLcode code) const {
  if (failure_) return *failure_;
  if (code == CURLE_COULDNT_CONNECT && refusal_) return *refusal_;
  const std::string said = curl_easy_strerror(code);
  const TransferLimits& limits = request_.limits;
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorKind::Timeout,
              "over " + std::to_string(limits.connect_time.count()) + " ms to connect, " +
                  std::to_string(limits.total_time.count()) + " ms in all, or under " +
                  std::to_string(limits.low_speed_bytes_per_second) + " bytes a second for " +
                  std::to_string(limits.low_speed_time.count()) + " s"};
    case CURLE_PARTIAL_FILE:
      return {ErrorKind::Network, "the body ends before its declared length"};
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:  // HTTP/0.9: a body without a status line.
    case CURLE_BAD_CONTENT_ENCODING:
      return {ErrorKind::Malformed, said};
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_BAD_FUNCTION_ARGUMENT:
      return {ErrorKind::Internal, said};
    default:
      return {ErrorKind::Network, said};
  }
}

void Transfer::receive_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > request_.limits.header_bytes) {
    failure_ =
        Error{ErrorKind::TooLarge, "the header fields go past " +
                                       std::to_string(request_.limits.header_bytes) + " bytes"};
    return;
  }
  if (line.starts_with("HTTP/")) {  // A final response after a 1xx one begins anew.
    response_.status = status_of(line);
    response_.headers.clear();
    headers_over_ = false;
  } else if (trim(line).empty()) {
    headers_over_ = true;
  } else if (!headers_over_) {
    add_field(response_.headers, line);
  }
}

void Transfer::receive_body(std::string_view bytes) {
  const std::size_t limit = request_.limits.body_bytes;
  if (bytes.size() > limit - response_.body.size()) {
    failure_ = Error{ErrorKind::TooLarge, "the body goes past " + std::to_string(limit) + " bytes"};
    return;
  }
  response_.body.append(bytes);
}

void Transfer::note_sent(std::string_view block) {
  response_.request_headers.clear();  // A request that libcurl sends again counts once.
  block.remove_prefix(std::min(block.find('\n') + 1, block.size()));  // The request line.
  response_.request_headers = parse_headers(block);
}

std::size_t Transfer::on_header(char* data, std::size_t, std::size_t size, void* user) noexcept {
  auto& self = *static_cast<Transfer*>(user);
  const bool goes_on = guarded(self.failure_, [&] { self.receive_header({data, size}); });
  return goes_on ? size : 0;  // Any short count ends the transfer.
}

std::size_t Transfer::on_body(char* data, std::size_t, std::size_t size, void* user) noexcept {
  auto& self = *static_cast<Transfer*>(user);
  const bool goes_on = guarded(self.failure_, [&] { self.receive_body({data, size}); });
  return goes_on ? size : CURL_WRITEFUNC_ERROR;  // An empty body may be written too: not 0.
}

int Transfer::on_debug(CURL*, curl_infotype type, char* data, std::size_t size,
                       void* user) noexcept {
  auto& self = *static_cast<Transfer*>(user);
  if (type == CURLINFO_HEADER_OUT) guarded(self.failure_, [&] { self.note_sent({data, size}); });
  return 0;
}

curl_socket_t Transfer::on_open_socket(void* user, curlsocktype, curl_sockaddr* address) noexcept {
  auto& self = *static_cast<Transfer*>(user);
  bool may_connect = false;
  guarded(self.failure_, [&] {
    const Result<IpAddress> ip = ip_address_of(address->addr);
    Result<void> verdict = ip ? check_address(*ip, self.addresses_) : Result<void>(ip.error());
    may_connect = verdict.has_value();
    if (!may_connect) self.refusal_ = std::move(verdict).error();
  });
  if (!may_connect) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace labledger::net
