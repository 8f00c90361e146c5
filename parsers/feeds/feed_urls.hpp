#pragma once
// URLs of items in the form in which they compare.

#include <string>
#include <string_view>

namespace labledger::parsers {

/// The URL in normal form, resolved against `base` where it is relative, without fragment and
/// without the parameters that only tell where a reader came from ("utm_source"). What is no http
/// URL is returned trimmed, as it was written.
[[nodiscard]] std::string canonical_item_url(std::string_view text, std::string_view base);

}  // namespace labledger::parsers
