#pragma once
// What an HTTP response means to a crawler: pure functions of status and headers.

#include "core/fetch.hpp"
#include "core/result.hpp"

namespace labledger::crawler {

/// What a final status comes to. A 304 is NotModified whether asked for or not; redirects and
/// statuses that no rule names are Error.
/// @see RFC 9110 section 15; RFC 6585 section 4 (429); RFC 7725 (451).
[[nodiscard]] FetchOutcome outcome_of_status(int status);

/// Whether the status sends a GET elsewhere: 301, 302, 303, 307, 308.
[[nodiscard]] bool is_redirect(int status);

/// Whether the server says "not now": 429 or 503.
[[nodiscard]] bool is_deferral(int status);

/// Whether the same request may fare better a little later: a deferral or another 5xx that speaks
/// of a passing state (500, 502, 504 and 52x, which proxies answer for a silent server).
[[nodiscard]] bool is_passing(int status);

/// Whether a failed exchange may fare better a little later.
[[nodiscard]] bool is_passing(ErrorKind kind);

}  // namespace labledger::crawler
