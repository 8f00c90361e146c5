#pragma once
// The elements open at a point of the markup, and which of them a tag closes. Markup written
// through it is balanced: every element is closed inside its parent, a table holds rows and rows
// hold cells. So Gumbo never meets what makes it slow or reorders text (formatting elements that
// it reopens, content that it moves out of tables).

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/html/elements.hpp"

namespace labledger::parsers {

/// Whether an open element's tags are in the output, or it is only remembered.
enum class Emission : std::uint8_t { Written, Silent };

/// Writes balanced tags to a string it does not own. One thread only.
/// @see WHATWG HTML Standard, section 13.2.6.4, whose implied end tags it follows for well-formed
/// pages and simplifies for others.
class Balance {
 public:
  explicit Balance(std::string& out) : out_(out) {}
  Balance(const Balance&) = delete;
  Balance& operator=(const Balance&) = delete;
  ~Balance() = default;

  /// Closes what may not hold the element, and opens what a table cell needs around it. False when
  /// the element has no place here and its tag is to be dropped.
  [[nodiscard]] bool make_room_for(Element element);

  /// Opens a cell when text or inline content stands directly in a table or row.
  void make_room_for_text();

  /// Notes an element whose start tag has just been written (or not: Silent).
  void push(Element element, std::string_view name, Emission emission);

  /// Closes the element of an end tag and all within it; nothing if it is not open.
  void close(Element element, std::string_view name);

  /// Closes everything.
  void close_all();

  /// Number of open elements whose tags are written.
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] bool is_open(Element element) const { return count_of(element) > 0; }

 private:
  struct Open {
    Element element;
    Emission emission;
    std::string_view name;  ///< Of the input, which outlives this; tells inline elements apart.
  };

  [[nodiscard]] std::size_t count_of(Element element) const {
    return counts_[static_cast<std::size_t>(element)];
  }
  template <typename Wanted, typename Barrier>
  bool close_nearest(Wanted wanted, Barrier barrier);
  bool make_room_in_table(Element element);
  void close_link();
  void close_inline(std::string_view name);
  void pop();
  void open_implied(Element element);

  std::string& out_;
  std::vector<Open> open_;
  std::array<std::size_t, static_cast<std::size_t>(Element::Ul) + 1> counts_{};
  std::size_t depth_ = 0;
};

}  // namespace labledger::parsers
