#include "alerts/verdict.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "alerts/alert_text.hpp"
#include "alerts/retry.hpp"
#include "core/http.hpp"
#include "core/visible_text.hpp"

namespace labledger::alerts {
namespace {

/// The longest piece of a reply that is told, in bytes.
constexpr std::size_t kSaidBytes = 300;

std::string told(std::string_view reply) {
  // Only the beginning is looked at: a reply may be long.
  return cut_text(visible_line(reply.substr(0, 2 * kSaidBytes)), kSaidBytes);
}

}  // namespace

SendResult verdict_of(const net::HttpReply& reply, Instant now) {
  SendResult result;
  const std::string words = told(reply.body);
  result.said = words.empty() ? fmt::format("HTTP {}", reply.status)
                              : fmt::format("HTTP {}: {}", reply.status, words);
  const bool is_later = reply.status == 408 || reply.status == 425 || reply.status == 429 ||
                        (reply.status >= 500 && reply.status <= 599);
  if (reply.status >= 200 && reply.status <= 299) {
    result.verdict = Verdict::Accepted;
  } else if (is_later) {
    result.verdict = Verdict::Later;
    if (const std::optional<Instant> at = retry_after(reply.headers, now, kRetryAfterCap))
      result.retry_after = *at - now;
  } else {
    result.verdict = Verdict::Refused;
  }
  return result;
}

SendResult verdict_of(const net::MailReply& reply) {
  SendResult result;
  const std::string words = told(reply.text);
  result.said =
      words.empty() ? fmt::format("{}", reply.code) : fmt::format("{} {}", reply.code, words);
  if (reply.accepted) {
    result.verdict = Verdict::Accepted;
    return result;
  }
  result.said += fmt::format(", {}", net::words_of(reply.stage));
  result.verdict = reply.code >= 500 ? Verdict::Refused : Verdict::Later;
  return result;
}

SendResult verdict_of(const Error& error) {
  const Verdict verdict = error.kind == ErrorKind::Config ? Verdict::Refused : Verdict::Later;
  return {.verdict = verdict, .said = told(error.message), .retry_after = {}};
}

SendResult without_secrets(SendResult result, std::span<const std::string> secrets) {
  constexpr std::string_view kHidden = "[secret]";
  constexpr std::size_t kShortest = 4;
  for (const std::string& secret : secrets) {
    if (secret.size() < kShortest) continue;
    for (std::size_t at = result.said.find(secret); at != std::string::npos;
         at = result.said.find(secret, at + kHidden.size())) {
      result.said.replace(at, secret.size(), kHidden);
    }
  }
  return result;
}

}  // namespace labledger::alerts
