#include <new>
#include <utility>

#include "net/exchange.hpp"

namespace labledger::net {

Result<HttpReply> PostExchange::run(const std::string& user_agent) {
  TRY(set_options(user_agent));
  TRY(set_body());
  const CURLcode code = curl_easy_perform(handle_);
  if (headers_over_) return std::move(reply_);
  if (code == CURLE_OK) return Error{ErrorKind::Malformed, "a reply without a status"};
  return describe_outbound_failure(code, request_.limits);
}

Result<void> PostExchange::set_options(const std::string& user_agent) {
  TRY(set_common_options(handle_, request_.limits, request_.ca_file));
  TRY(set_option(handle_, CURLOPT_PROTOCOLS_STR, "http,https"));
  TRY(set_option(handle_, CURLOPT_URL, request_.url.str().c_str()));
  TRY(set_number(handle_, CURLOPT_PATH_AS_IS, 1));  // The URL is in normal form already.
  TRY(set_number(handle_, CURLOPT_FOLLOWLOCATION, 0));
  TRY(set_number(handle_, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS));
  TRY(set_option(handle_, CURLOPT_USERAGENT, user_agent.c_str()));
  TRY(set_option(handle_, CURLOPT_HEADERFUNCTION, &PostExchange::on_header));
  TRY(set_option(handle_, CURLOPT_HEADERDATA, static_cast<void*>(this)));
  TRY(set_option(handle_, CURLOPT_WRITEFUNCTION, &PostExchange::on_body));
  return set_option(handle_, CURLOPT_WRITEDATA, static_cast<void*>(this));
}

Result<void> PostExchange::set_body() {
  fields_ = TRY(make_field_list(request_.headers));
  // libcurl would ask first whether a large body is welcome, and wait a second for the answer.
  TRY(append_entry(fields_, "Expect:"));
  TRY(set_option(handle_, CURLOPT_HTTPHEADER, static_cast<void*>(fields_.get())));
  TRY(checked(curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE_LARGE,
                               static_cast<curl_off_t>(request_.body.size())),
              "a size"));
  // Not copied: the request outlives the exchange.
  TRY(checked(curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, request_.body.data()), "a body"));
  if (request_.method == HttpMethod::Post) return {};
  return set_option(handle_, CURLOPT_CUSTOMREQUEST, "PUT");
}

bool PostExchange::take_header(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > request_.limits.reply_bytes) return false;
  if (line.starts_with("HTTP/")) {  // A final response after a 1xx one begins anew.
    long status = 0;                // NOLINT(google-runtime-int): libcurl's type.
    if (curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status) != CURLE_OK) return false;
    reply_.status = static_cast<int>(status);
    reply_.headers.clear();
  } else if (line == "\r\n" || line == "\n") {
    headers_over_ = reply_.status >= 200;
  } else if (!headers_over_) {
    for (HeaderField& field : parse_headers(line))
      reply_.headers.push_back(std::move(field));
  }
  return true;
}

bool PostExchange::take_body(std::string_view bytes) {
  const std::size_t room = request_.limits.reply_bytes - bytes_;
  reply_.body.append(bytes.substr(0, room));
  bytes_ += std::min(bytes.size(), room);
  return bytes.size() <= room;
}

// Called beneath C frames, so they must not throw. Any short count ends the transfer.

std::size_t PostExchange::on_header(char* data, std::size_t, std::size_t size,
                                    void* user) noexcept {
  try {
    return static_cast<PostExchange*>(user)->take_header({data, size}) ? size : 0;
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

std::size_t PostExchange::on_body(char* data, std::size_t, std::size_t size, void* user) noexcept {
  try {
    const bool goes_on = static_cast<PostExchange*>(user)->take_body({data, size});
    return goes_on ? size : CURL_WRITEFUNC_ERROR;  // An empty body may be written too: not 0.
  } catch (const std::bad_alloc&) {
    return CURL_WRITEFUNC_ERROR;
  }
}

}  // namespace labledger::net
