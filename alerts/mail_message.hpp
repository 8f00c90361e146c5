#pragma once
// An alert as a mail, ready to be submitted.

#include <string>

#include "alerts/message.hpp"

namespace labledger::alerts {

/// The mail: multipart/alternative with plain text and HTML, lines ended by CRLF, seven bits, no
/// line over 78 characters but for addresses. Equal messages give equal bytes. Its Message-ID is
/// made of key and recipient, so that a second try is known for one; mails about one source refer
/// to one thread. `from` and the recipient must be mail addresses without line ends or "<", ">".
/// @see RFC 5322, RFC 2045 to 2047, RFC 2919 (List-Id), RFC 3834 (Auto-Submitted).
[[nodiscard]] std::string mail_message(const Message& message, const std::string& from);

/// The part of an address behind the last "@".
[[nodiscard]] std::string domain_of(const std::string& address);

}  // namespace labledger::alerts
