#pragma once
// A house's own front matter: what its site generator wants at the head of every Markdown file.

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "reports/page.hpp"

namespace labledger::reports {

/// A template with {{title}}, {{date}}, {{path}} and {{description}} in it. Whatever stands for
/// them is on one line, and has its quotation marks and backslashes escaped as in a YAML or TOML
/// string between double quotation marks: put such marks around {{title}} and {{description}}.
class FrontMatter {
 public:
  /// Largest template, in bytes.
  static constexpr std::size_t kByteLimit = 64U << 10;

  /// The template that the text is. Usage when it is too large, or names a placeholder that there
  /// is not; the message lists those that there are.
  [[nodiscard]] static Result<FrontMatter> parse(std::string_view text);

  /// What stands before that page, ending in an empty line; nothing for an empty template.
  /// @param as_of the day that {{date}} tells: "2025-04-01".
  [[nodiscard]] std::string before(const Page& page, Instant as_of) const;

 private:
  enum class Name { Title, Date, Path, Description };
  struct Piece {
    std::string text;        ///< As it is …
    std::vector<Name> name;  ///< … and one placeholder after it, or none.
  };
  std::vector<Piece> pieces_;
};

}  // namespace labledger::reports
