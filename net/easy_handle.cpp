#include "net/easy_handle.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace labledger::net {

Result<EasyHandle> make_easy_handle() {
  EasyHandle handle(curl_easy_init());
  if (!handle) return Error{ErrorKind::Internal, "libcurl has no handle to give"};
  return handle;
}

Result<void> checked(CURLcode code, const char* what) {
  if (code == CURLE_OK) return {};
  return Error{ErrorKind::Internal,
               std::string("libcurl refuses ") + what + ": " + curl_easy_strerror(code)};
}

Result<void> set_number(CURL* handle, CURLoption option, std::int64_t value) {
  using CurlNumber = long;  // NOLINT(google-runtime-int): what libcurl reads from its arguments.
  return checked(curl_easy_setopt(handle, option, static_cast<CurlNumber>(value)), "a number");
}

Result<void> set_option(CURL* handle, CURLoption option, const char* value) {
  return checked(curl_easy_setopt(handle, option, value), "a text");
}

Result<void> set_option(CURL* handle, CURLoption option, void* value) {
  return checked(curl_easy_setopt(handle, option, value), "a pointer");
}

Result<void> append_entry(FieldList& list, const char* entry) {
  curl_slist* longer = curl_slist_append(list.get(), entry);
  if (longer == nullptr) return Error{ErrorKind::Internal, "libcurl has no memory for a header"};
  static_cast<void>(list.release());
  list.reset(longer);
  return {};
}

Result<FieldList> make_field_list(const HeaderList& headers) {
  FieldList list;
  for (const HeaderField& field : headers) {
    if (field.name.empty() ||
        (field.name + field.value).find_first_of(std::string_view("\r\n\0", 3)) !=
            std::string::npos) {
      return Error{ErrorKind::Malformed,
                   "request header '" + field.name + "' would break the line"};
    }
    // "Name;" is libcurl's way to write a field without a value.
    const std::string line =
        field.value.empty() ? field.name + ";" : field.name + ": " + field.value;
    TRY(append_entry(list, line.c_str()));
  }
  return list;
}

}  // namespace labledger::net
