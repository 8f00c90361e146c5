#pragma once
// The few CSS selectors that name a part of a page: "main article", "#terms > div.body",
// "[role=main]".

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/selection.hpp"
#include "parsers/html/scanner.hpp"

namespace labledger::parsers {

/// Longest selector, in bytes.
inline constexpr std::size_t kSelectorBytes = 200;
/// Most steps of a selector: "main article p" has three.
inline constexpr std::size_t kSelectorSteps = 8;
/// Most steps of all selectors of a selection together.
inline constexpr std::size_t kSelectionSteps = 64;

/// What one element must be like: "article.post[lang=en]".
struct SelectorStep {
  struct Attribute {
    std::string name;
    std::optional<std::string> value;  ///< Absent: any.
  };
  std::string type;  ///< Element name; empty: any.
  std::vector<std::string> classes;
  std::vector<Attribute> attributes;  ///< An id is one of them.
  bool is_child = false;              ///< Of the step before (">"); else anywhere inside it.
};

/// A selector: steps from the outside in.
struct Selector {
  std::vector<SelectorStep> steps;
};

/// Reads a selector of types, "*", "#id", ".class", "[name]", "[name=value]", "[name="value"]",
/// joined by blanks (anywhere inside) or ">" (directly inside). "\" makes the next character a part
/// of a name. Malformed, with the place, on anything else and beyond the limits; so are elements
/// whose content is never text, and html, head and body.
/// @see W3C Selectors Level 3, of which this is a subset.
[[nodiscard]] Result<Selector> parse_selector(std::string_view text);

/// The selectors of a selection, the kept one first (it may be absent).
class SelectionRules {
 public:
  /// Malformed as parse_selector tells, or when all steps together are more than 64.
  [[nodiscard]] static Result<SelectionRules> compile(const PageSelection& selection);

  /// One bit a step of all selectors, in order: whether an element alone, whatever stands around
  /// it, is what the step asks for. Linear in the attributes.
  [[nodiscard]] std::uint64_t steps_matching(std::string_view element,
                                             const std::vector<RawAttribute>& attributes) const;

  [[nodiscard]] const std::vector<Selector>& selectors() const { return selectors_; }
  [[nodiscard]] bool keeps() const { return keeps_; }

 private:
  std::vector<Selector> selectors_;
  bool keeps_ = false;  // Whether the first selector is of what is kept.
};

}  // namespace labledger::parsers
