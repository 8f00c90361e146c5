#pragma once
// The one place where text becomes HTML or XML: our own words enter as string literals only, every
// other text passes the escaping.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace labledger::alerts {

/// A piece of HTML or XML, built from left to right.
class Markup {
 public:
  /// Appends our own markup. Only a string literal fits here.
  template <std::size_t N>
  // NOLINTNEXTLINE(modernize-avoid-c-arrays): the type of a literal
  Markup& say(const char (&literal)[N]) {
    bytes_.append(literal, N - 1);
    return *this;
  }

  /// Appends text, escaped: the content of an element, or of an attribute between quotes. It must
  /// hold no control characters (see visible_line).
  Markup& text(std::string_view foreign);

  /// Appends a link that shows its own target; other targets than http(s) are text only.
  Markup& link(std::string_view url);

  /// Appends what another piece holds.
  Markup& append(const Markup& other);

  [[nodiscard]] const std::string& bytes() const& { return bytes_; }
  std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace labledger::alerts
