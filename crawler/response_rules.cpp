#include "crawler/response_rules.hpp"

#include <limits>

namespace labledger::crawler {

FetchOutcome outcome_of_status(int status) {
  switch (status) {
    case 304:
      return FetchOutcome::NotModified;
    case 404:
    case 410:
      return FetchOutcome::Gone;
    case 401:
    case 403:
    case 407:
    case 429:
    case 451:
    case 503:
      return FetchOutcome::Blocked;
    case 206:  // We ask for no range: half a page must not pass for the page.
      return FetchOutcome::Error;
    default:
      return status >= 200 && status < 300 ? FetchOutcome::Fetched : FetchOutcome::Error;
  }
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_deferral(int status) {
  return status == 429 || status == 503;
}

bool is_passing(int status) {
  return is_deferral(status) || status == 500 || status == 502 || status == 504 ||
         (status >= 520 && status < 530);
}

bool is_passing(ErrorKind kind) {
  return kind == ErrorKind::Network || kind == ErrorKind::Timeout;
}

}  // namespace labledger::crawler
