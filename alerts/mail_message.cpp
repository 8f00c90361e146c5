#include "alerts/mail_message.hpp"

#include "alerts/alert_body.hpp"
#include "alerts/alert_text.hpp"
#include "alerts/mail_coding.hpp"
#include "core/digest.hpp"

namespace labledger::alerts {
namespace {

std::string short_hash(std::string_view text) {
  return sha256(text).hex().substr(0, 16);
}

/// The thread that all mails about one source belong to: the id of a mail that was never sent.
std::string thread_of(const Event& event, const std::string& tail) {
  Digest digest = DigestBuilder()
                      .add(event.lab_id)
                      .add(event.source_id)
                      .add(event.source_id.empty() ? event.url : "")
                      .finish();
  return "<source-" + digest.hex().substr(0, 16) + tail;
}

std::string part(std::string_view boundary, std::string_view type, std::string_view content) {
  return "--" + std::string(boundary) + "\r\nContent-Type: " + std::string(type) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(content) + "\r\n";  // This line end belongs to the next boundary.
}

}  // namespace

std::string domain_of(const std::string& address) {
  return address.substr(address.rfind('@') + 1);
}

std::string mail_message(const Message& message, const std::string& from) {
  const AlertText text = alert_text(message);
  const std::string domain = domain_of(from);
  const std::string tail = "." + short_hash(message.recipient) + "@" + domain + ">";
  std::string mail = "Date: " + mail_date(message.raised) + "\r\n";
  mail += "From: Labledger <" + from + ">\r\n";
  mail += "To: <" + message.recipient + ">\r\n";
  mail += text_field("Subject", text.subject);
  mail += "Message-ID: <" + message.key + tail + "\r\n";
  if (message.digest_title.empty() && message.events.size() == 1) {
    const std::string thread = thread_of(message.events.front(), tail);
    mail += "In-Reply-To: " + thread + "\r\nReferences: " + thread + "\r\n";
  }
  mail += "List-Id: Labledger alerts <alerts.labledger." + domain + ">\r\n";
  mail += "Auto-Submitted: auto-generated\r\n";
  mail += "X-Labledger-Event: " + message.key + "\r\n";
  // "=_" never occurs in quoted-printable.
  const std::string boundary = "=_labledger_" + short_hash(message.key);
  mail += "MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"" + boundary +
          "\"\r\n\r\n";
  mail += part(boundary, "text/plain", plain_body(text));
  mail += part(boundary, "text/html", html_body(text));
  mail += "--" + boundary + "--\r\n";
  return mail;
}

}  // namespace labledger::alerts
