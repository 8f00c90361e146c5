#pragma once
// libcurl's easy handle with its options checked: curl_easy_setopt takes anything and tells only by
// a code what it made of it.

#include <cstdint>

#include <curl/curl.h>

#include "core/handle.hpp"
#include "core/http.hpp"
#include "core/result.hpp"

namespace labledger::net {

using EasyHandle = Handle<CURL, curl_easy_cleanup>;
using FieldList = Handle<curl_slist, curl_slist_free_all>;

/// A fresh handle. Internal when libcurl has none to give.
[[nodiscard]] Result<EasyHandle> make_easy_handle();

/// Success, or Internal with libcurl's words. `what` names the kind of option, never its value:
/// that may be a secret.
[[nodiscard]] Result<void> checked(CURLcode code, const char* what);

// Each takes what it means; libcurl copies strings. Internal when libcurl refuses.
[[nodiscard]] Result<void> set_number(CURL* handle, CURLoption option, std::int64_t value);
[[nodiscard]] Result<void> set_option(CURL* handle, CURLoption option, const char* value);
[[nodiscard]] Result<void> set_option(CURL* handle, CURLoption option, void* value);
template <typename R, typename... Args>
[[nodiscard]] Result<void> set_option(CURL* handle, CURLoption option,
                                      R (*callback)(Args...) noexcept) {
  return checked(curl_easy_setopt(handle, option, callback), "a callback");
}

/// Appends one entry; the list must outlive the transfer it is used in. Internal when memory is
/// out.
[[nodiscard]] Result<void> append_entry(FieldList& list, const char* entry);

/// The fields as libcurl takes them. Malformed when one has no name, or holds a line end or NUL.
[[nodiscard]] Result<FieldList> make_field_list(const HeaderList& headers);

}  // namespace labledger::net
