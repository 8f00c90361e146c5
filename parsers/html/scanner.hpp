#pragma once
// The tokens of HTML, in one pass that never looks at a byte twice for long: text, start tags, end
// tags. Comments and declarations are passed over. No tree, no entities, no state of insertion.

#include <cstddef>
#include <string_view>
#include <vector>

namespace labledger::parsers {

/// One attribute as written: entities are not decoded. Views of the scanned input.
struct RawAttribute {
  std::string_view name;
  std::string_view value;
};

/// One token. Views of the scanned input.
struct Token {
  enum class Kind { Text, StartTag, EndTag, End };
  Kind kind = Kind::End;
  std::string_view text;  ///< The text, or the tag's name as written.
};

/// Cuts UTF-8 HTML into tokens. Linear over the whole input, whatever the input is. One thread
/// only; the input must outlive it.
/// @see WHATWG HTML Standard, section 13.2.5, "Tokenization".
class Scanner {
 public:
  /// Keeps at most `attribute_limit` attributes a tag; the rest are counted and passed over.
  Scanner(std::string_view input, std::size_t attribute_limit)
      : input_(input), attribute_limit_(attribute_limit) {}
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;
  ~Scanner() = default;

  /// The next token; Kind::End at the end, and where the input ends inside a tag.
  [[nodiscard]] Token next();

  /// The attributes of the last start tag, in order; valid until the next call of next().
  [[nodiscard]] const std::vector<RawAttribute>& attributes() const { return attributes_; }

  /// How many attributes that tag has, those not kept included.
  [[nodiscard]] std::size_t attribute_count() const { return attribute_count_; }

  /// Passes over raw text up to and including the end tag of that name (lower case), or to the end
  /// of the input. Returns what was passed, without the end tag.
  std::string_view skip_raw_text(std::string_view name);

  /// Whether an end tag of that name (lower case) is still to come. Cost: one look ahead.
  [[nodiscard]] bool has_end_tag_ahead(std::string_view name) const;

  /// A place in the input, to come back to.
  [[nodiscard]] std::size_t position() const { return at_; }
  void rewind(std::size_t position) { at_ = position; }

 private:
  [[nodiscard]] Token read_text();
  [[nodiscard]] Token read_tag(std::size_t name_at);
  void skip_comment();
  void skip_past(std::string_view close);
  bool read_attributes();
  [[nodiscard]] std::string_view read_attribute_name();
  [[nodiscard]] std::string_view read_attribute_value();
  [[nodiscard]] std::size_t find_end_tag(std::string_view name) const;
  void skip_space();

  std::string_view input_;
  std::size_t attribute_limit_;
  std::size_t at_ = 0;
  std::size_t attribute_count_ = 0;
  std::vector<RawAttribute> attributes_;
};

}  // namespace labledger::parsers
