#pragma once
// The seam by which messages leave: one HTTP request with a body, or one mail, at a time. The other
// direction is transport.hpp. Where these go, the operator has configured, so private addresses are
// allowed; what comes back is believed no more than a page is.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/channel.hpp"
#include "core/http.hpp"
#include "core/result.hpp"
#include "core/url.hpp"

namespace labledger::net {

/// Bounds of one exchange.
struct OutboundLimits {
  std::chrono::milliseconds total_time{30'000};  ///< From the first look-up to the last byte.
  std::size_t reply_bytes = 64U << 10;           ///< Header fields and body, or all mail replies.
};

enum class HttpMethod { Post, Put };

/// One request. Redirects are not followed: a receiver that moved is a matter for the operator.
struct HttpPost {
  HttpMethod method = HttpMethod::Post;
  Url url;             ///< May hold a secret: of it, only the host appears in errors.
  HeaderList headers;  ///< All but Host, Content-Length and User-Agent.
  std::string body;
  std::string ca_file;  ///< Trusted roots in place of the system's, or empty.
  OutboundLimits limits;
};

/// What the server said: any status at all.
struct HttpReply {
  int status = 0;  ///< Of the final response.
  HeaderList headers;
  std::string body;  ///< What came of it within the limits: the status is what counts.
};

/// How far a mail got: what was last asked of the server.
enum class MailStage {
  Connect,    ///< Name, connection, TLS of smtps, and the greeting.
  Hello,      ///< EHLO or HELO.
  StartTls,   ///< STARTTLS and the handshake after it.
  Login,      ///< AUTH.
  Sender,     ///< MAIL FROM.
  Recipient,  ///< RCPT TO.
  Data,       ///< DATA.
  Message,    ///< The message itself: the reply to its end takes responsibility for it.
};

/// A few words for errors: "at the recipient".
[[nodiscard]] std::string_view words_of(MailStage stage);

/// One mail to one recipient.
struct MailSubmission {
  std::string host;
  std::uint16_t port = 0;  ///< 0: 587 with StartTls, 465 with Tls, 25 with None.
  MailSecurity security = MailSecurity::StartTls;
  std::string username;     ///< Empty: no authentication.
  std::string password;     ///< Never in any error.
  std::string client_name;  ///< What EHLO says.
  std::string from;         ///< The envelope's addresses, without "<" and ">".
  std::string to;
  std::string message;  ///< RFC 5322, lines ended by CRLF.
  std::string ca_file;  ///< Trusted roots in place of the system's, or empty.
  OutboundLimits limits;
};

/// A mail server's last word.
struct MailReply {
  bool accepted = false;  ///< It took responsibility for the message.
  int code = 0;           ///< As in RFC 5321 section 4.2.
  std::string text;       ///< The reply's lines without their codes, joined by blanks.
  MailStage stage = MailStage::Connect;  ///< What it answered to.
};

/// Sends, one exchange at a time, and waits for its end. One thread only.
class Outbound {
 public:
  Outbound() = default;
  Outbound(const Outbound&) = delete;
  Outbound& operator=(const Outbound&) = delete;
  virtual ~Outbound() = default;

  /// The server's reply. Network, Timeout or Malformed when none came, Internal when libcurl cannot
  /// work; the message names the host and nothing else of the request. Once a status has come, a
  /// body that breaks off, stalls or goes past its limit is no error.
  [[nodiscard]] virtual Result<HttpReply> post(const HttpPost& request) = 0;

  /// The server's reply to what was last asked of it: the message, or the step that it refused.
  /// Errors as in post(), naming host and stage; Config when an address of the envelope, or a
  /// name, cannot be one.
  [[nodiscard]] virtual Result<MailReply> submit(const MailSubmission& mail) = 0;
};

}  // namespace labledger::net
