#include "alerts/mail_sender.hpp"

#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>

#include "alerts/mail_message.hpp"
#include "alerts/secrets.hpp"
#include "alerts/verdict.hpp"

namespace labledger::alerts {
namespace {

/// Where a server listens; port 0 is the usual one.
struct Server {
  std::string host;
  std::uint16_t port = 0;
};

/// Reads "host", "host:port", "[::1]" or "[::1]:port".
Result<Server> parse_server(const std::string& text) {
  const std::size_t bracket = text.find(']');
  const std::size_t colon = text.find(':', bracket == std::string::npos ? 0 : bracket);
  Server server{text.substr(0, colon), 0};
  bool is_good = !server.host.empty();
  if (colon != std::string::npos) {
    const char* const end = text.data() + text.size();
    const auto [read_to, error] = std::from_chars(text.data() + colon + 1, end, server.port);
    is_good = is_good && error == std::errc{} && read_to == end && server.port > 0;
  }
  if (is_good) return server;
  return Error{ErrorKind::Config, "mail server '" + text + "' is no host or host:port"};
}

class MailSender final : public Sender {
 public:
  MailSender(Channel channel, Server server, std::unique_ptr<net::Outbound> outbound)
      : channel_(std::move(channel)), server_(std::move(server)), outbound_(std::move(outbound)) {}

  SendResult send(const Message& message) override {
    net::MailSubmission mail;
    mail.host = server_.host;
    mail.port = server_.port;
    mail.security = channel_.security;
    mail.client_name = domain_of(channel_.from);
    mail.from = channel_.from;
    mail.to = message.recipient;
    mail.ca_file = channel_.ca_file;
    mail.limits.total_time = channel_.timeout;
    if (message.recipient.find_first_of("\r\n<>") != std::string::npos)
      return {Verdict::Refused, "the recipient is no mail address", {}};
    if (!channel_.username.empty()) {
      Result<std::string> password = read_secret(channel_.secret);
      if (!password) return {Verdict::Later, password.error().message, {}};
      mail.username = channel_.username;
      mail.password = std::move(password).value();
    }
    mail.message = mail_message(message, channel_.from);
    const Result<net::MailReply> reply = outbound_->submit(mail);
    return without_secrets(reply ? verdict_of(*reply) : verdict_of(reply.error()),
                           {{mail.password}});
  }

 private:
  Channel channel_;
  Server server_;
  std::unique_ptr<net::Outbound> outbound_;
};

}  // namespace

Result<std::unique_ptr<Sender>> make_mail_sender(const Channel& channel,
                                                 std::unique_ptr<net::Outbound> outbound) {
  Server server = TRY(parse_server(channel.server));
  const std::string& from = channel.from;
  const std::size_t at = from.rfind('@');
  const bool is_address = at != std::string::npos && at > 0 && at + 1 < from.size() &&
                          from.find_first_of(" \t\r\n<>") == std::string::npos;
  if (!is_address) return Error{ErrorKind::Config, "'from' is no mail address: '" + from + "'"};
  return std::unique_ptr<Sender>(
      std::make_unique<MailSender>(channel, std::move(server), std::move(outbound)));
}

}  // namespace labledger::alerts
