#include <algorithm>
#include <array>
#include <charconv>
#include <new>
#include <utility>

#include "net/exchange.hpp"

namespace labledger::net {
namespace {

/// How long a server may take to answer QUIT.
constexpr std::int64_t kLeaveSeconds = 2;

/// The longest reply text that is kept.
constexpr std::size_t kReplyTextBytes = 1000;

std::uint16_t usual_port(MailSecurity security) {
  switch (security) {
    case MailSecurity::StartTls:
      return 587;
    case MailSecurity::Tls:
      return 465;
    case MailSecurity::None:
      return 25;
  }
  return 25;
}

/// Config unless the text can stand between "<" and ">" of a command and on one line.
Result<void> check_address(std::string_view address, const char* what) {
  const bool is_plain = std::ranges::all_of(address, [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '<' && c != '>';
  });
  const std::size_t at = address.rfind('@');
  const bool has_both = at != std::string_view::npos && at > 0 && at + 1 < address.size();
  if (is_plain && has_both && address.size() <= 320) return {};
  return Error{ErrorKind::Config, std::string("the ") + what + " is no mail address"};
}

/// Config unless it can stand in a URL as host or path segment.
Result<void> check_name(std::string_view name, const char* what) {
  const bool is_plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._:[]").find(c) != std::string_view::npos;
  });
  if (is_plain && !name.empty()) return {};
  return Error{ErrorKind::Config, std::string("the ") + what + " has a character no host has"};
}

/// How a command begins, and the stage it opens. Continuations of AUTH look like none of them.
constexpr auto kCommands = std::to_array<std::pair<std::string_view, MailStage>>({
    {"EHLO ", MailStage::Hello},
    {"HELO ", MailStage::Hello},
    {"STARTTLS\r\n", MailStage::StartTls},
    {"AUTH ", MailStage::Login},
    {"MAIL FROM:", MailStage::Sender},
    {"RCPT TO:", MailStage::Recipient},
    {"DATA\r\n", MailStage::Data},
});

}  // namespace

std::string_view words_of(MailStage stage) {
  switch (stage) {
    case MailStage::Connect:
      return "at the connection";
    case MailStage::Hello:
      return "at the greeting";
    case MailStage::StartTls:
      return "at STARTTLS";
    case MailStage::Login:
      return "at the login";
    case MailStage::Sender:
      return "at the sender's address";
    case MailStage::Recipient:
      return "at the recipient's address";
    case MailStage::Data:
      return "at DATA";
    case MailStage::Message:
      return "at the message";
  }
  return {};
}

Result<MailReply> MailExchange::run() {
  TRY(check_address(mail_.from, "sender's address"));
  TRY(check_address(mail_.to, "recipient's address"));
  TRY(check_name(mail_.host, "server's name"));
  TRY(check_name(mail_.client_name, "client's name"));
  TRY(set_options());
  TRY(set_callbacks());
  const CURLcode code = curl_easy_perform(handle_);
  reply_.accepted = reply_.stage == MailStage::Message && reply_.code == 250 && reply_over_;
  if (reply_.accepted) return std::move(reply_);
  // A refusal of what was asked last. Of earlier ones libcurl made something: HELO after EHLO,
  // another way to log in.
  if (reply_.code >= 400 && reply_.stage == stage_) return std::move(reply_);
  Error error = code == CURLE_OK
                    ? Error{ErrorKind::Malformed, "the server did not take the message"}
                    : describe_outbound_failure(code, mail_.limits);
  return std::move(error).in(words_of(stage_));
}

Result<void> MailExchange::set_options() {
  const bool is_tls = mail_.security == MailSecurity::Tls;
  const std::uint16_t port = mail_.port == 0 ? usual_port(mail_.security) : mail_.port;
  // An IPv6 literal needs its brackets.
  const bool is_ipv6 = mail_.host.find(':') != std::string::npos && mail_.host.front() != '[';
  const std::string host = is_ipv6 ? "[" + mail_.host + "]" : mail_.host;
  const std::string url = (is_tls ? "smtps://" : "smtp://") + host + ":" + std::to_string(port) +
                          "/" + mail_.client_name;
  TRY(set_common_options(handle_, mail_.limits, mail_.ca_file));
  TRY(set_option(handle_, CURLOPT_PROTOCOLS_STR, "smtp,smtps"));
  TRY(set_option(handle_, CURLOPT_URL, url.c_str()));
  const bool is_clear = mail_.security == MailSecurity::None;
  TRY(set_number(handle_, CURLOPT_USE_SSL, is_clear ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!mail_.username.empty()) {
    TRY(set_option(handle_, CURLOPT_USERNAME, mail_.username.c_str()));
    TRY(set_option(handle_, CURLOPT_PASSWORD, mail_.password.c_str()));
  }
  TRY(set_option(handle_, CURLOPT_MAIL_FROM, ("<" + mail_.from + ">").c_str()));
  TRY(append_entry(recipients_, ("<" + mail_.to + ">").c_str()));
  TRY(set_option(handle_, CURLOPT_MAIL_RCPT, static_cast<void*>(recipients_.get())));
  return set_number(handle_, CURLOPT_UPLOAD, 1);
}

Result<void> MailExchange::set_callbacks() {
  TRY(set_option(handle_, CURLOPT_READFUNCTION, &MailExchange::on_read));
  TRY(set_option(handle_, CURLOPT_READDATA, static_cast<void*>(this)));
  TRY(set_option(handle_, CURLOPT_HEADERFUNCTION, &MailExchange::on_reply));
  TRY(set_option(handle_, CURLOPT_HEADERDATA, static_cast<void*>(this)));
  TRY(set_option(handle_, CURLOPT_WRITEFUNCTION, &MailExchange::on_reply));
  TRY(set_option(handle_, CURLOPT_WRITEDATA, static_cast<void*>(this)));
  // Only the debug callback sees the commands.
  TRY(set_option(handle_, CURLOPT_DEBUGFUNCTION, &MailExchange::on_debug));
  TRY(set_option(handle_, CURLOPT_DEBUGDATA, static_cast<void*>(this)));
  return set_number(handle_, CURLOPT_VERBOSE, 1);
}

void MailExchange::take_command(std::string_view line) {
  if (line.starts_with("QUIT")) {
    // All is said; whether the farewell fails or not, it must not take long.
    is_leaving_ = true;
    static_cast<void>(set_number(handle_, CURLOPT_SERVER_RESPONSE_TIMEOUT, kLeaveSeconds));
  }
  for (const auto& [command, stage] : kCommands) {
    if (line.starts_with(command)) stage_ = stage;
  }
}

bool MailExchange::take_reply(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > mail_.limits.reply_bytes) return false;
  if (is_leaving_) return true;
  int code = 0;
  const char* const end = line.data() + std::min<std::size_t>(line.size(), 3);
  const auto [read_to, error] = std::from_chars(line.data(), end, code);
  if (error != std::errc{} || read_to != end || code < 200) return true;  // libcurl judges it.
  if (reply_over_) reply_.text.clear();
  reply_.code = code;
  reply_.stage = stage_;
  reply_over_ = line.size() < 4 || line[3] != '-';
  std::string_view words = line.substr(std::min<std::size_t>(line.size(), 4));
  words = words.substr(0, words.find_last_not_of(" \r\n") + 1);
  if (!reply_.text.empty()) reply_.text += ' ';
  reply_.text += words.substr(0, kReplyTextBytes - std::min(kReplyTextBytes, reply_.text.size()));
  return true;
}

std::size_t MailExchange::on_reply(char* data, std::size_t, std::size_t size, void* user) noexcept {
  try {
    const bool goes_on = static_cast<MailExchange*>(user)->take_reply({data, size});
    return goes_on ? size : CURL_WRITEFUNC_ERROR;
  } catch (const std::bad_alloc&) {
    return CURL_WRITEFUNC_ERROR;
  }
}

std::size_t MailExchange::on_read(char* data, std::size_t, std::size_t size, void* user) noexcept {
  auto& self = *static_cast<MailExchange*>(user);
  self.stage_ = MailStage::Message;
  const std::size_t count = self.mail_.message.copy(data, size, self.sent_);
  self.sent_ += count;
  return count;
}

int MailExchange::on_debug(CURL*, curl_infotype type, char* data, std::size_t size,
                           void* user) noexcept {
  // Commands hold the password: looked at, never kept.
  if (type == CURLINFO_HEADER_OUT) static_cast<MailExchange*>(user)->take_command({data, size});
  return 0;
}

}  // namespace labledger::net
