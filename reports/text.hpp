#pragma once
// A piece of one line of a page, before anybody has chosen a format: our own words, text of others,
// numbers, and links. What is text of others stays marked as such until a writer escapes it, so
// nothing that was fetched can become markup in any format.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace labledger::reports {

/// How a piece of text is set.
enum class Emphasis {
  Plain,
  Strong,
  Removed,  ///< Words that went.
  Added,    ///< Words that came.
};

/// A place in the report itself.
struct Place {
  std::string page;    ///< Path of a page without its ending: "labs/acme"; empty: the page itself.
  std::string anchor;  ///< Letters, digits and "-"; empty: the top of the page.
  friend bool operator==(const Place&, const Place&) = default;
};

/// How loudly a state is told. What is unknown is quiet, never an alarm.
enum class Tone { Quiet, Good, Warning, Alarm };

/// A part of a whole with its interval, each from 0 to 1.
struct Share {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// The smallest part of a page.
struct Inline {
  enum class Kind {
    Ours,       ///< Words of this program: a literal of the source.
    Foreign,    ///< Anything else; writers clean, limit and escape it.
    Code,       ///< The same, set as code: digests, identifiers, commands.
    Link,       ///< Foreign text that leads to a foreign address.
    Reference,  ///< Foreign text that leads to a place in the report.
    Evidence,   ///< Foreign text that leads to the page of a capture, in formats that have those.
    Badge,      ///< A word or two that tell a state.
    Bar,        ///< A share as a length. It has no words: they stand beside it.
  };
  Kind kind = Kind::Ours;
  Emphasis emphasis = Emphasis::Plain;
  std::string text;
  std::string address;      ///< Of a Link.
  Place place;              ///< Of a Reference and of Evidence.
  Tone tone = Tone::Quiet;  ///< Of a Badge.
  Share share;              ///< Of a Bar.
};

/// A piece of one line, built from left to right.
class Text {
 public:
  Text() = default;

  /// Our own words. Only a string literal fits here. They hold no markup; writers escape them too.
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor,modernize-avoid-c-arrays): the type of a literal
  Text(const char (&literal)[N]) {
    add(Inline::Kind::Ours, {literal, N - 1}, Emphasis::Plain);
  }

  /// Appends our own words, as the constructor.
  template <std::size_t N>
  // NOLINTNEXTLINE(modernize-avoid-c-arrays): the type of a literal
  Text& say(const char (&literal)[N], Emphasis emphasis = Emphasis::Plain) {
    return add(Inline::Kind::Ours, {literal, N - 1}, emphasis);
  }

  /// Appends foreign text, or text that was computed.
  Text& text(std::string_view foreign, Emphasis emphasis = Emphasis::Plain) {
    return add(Inline::Kind::Foreign, foreign, emphasis);
  }

  /// Appends foreign text as code.
  Text& code(std::string_view foreign) { return add(Inline::Kind::Code, foreign, Emphasis::Plain); }

  /// Appends foreign text that leads to a foreign address. Only http and https addresses become
  /// links; of any other, the text stands alone.
  Text& link(std::string_view foreign, std::string_view address);

  /// Appends foreign text that leads to a place in the report.
  Text& reference(std::string_view foreign, Place place);

  /// Appends foreign text that leads to a capture's page where the format has such pages.
  Text& evidence(std::string_view foreign, Place place);

  /// Appends a state: "high", "not known".
  Text& badge(std::string_view state, Tone tone);

  /// Appends a length for the eye; its words stand beside it. Only some formats show it.
  Text& bar(Share share);

  /// Appends a number in decimal digits, thousands apart by commas: "12,400".
  Text& number(std::uint64_t value);

  Text& append(const Text& other);

  [[nodiscard]] bool empty() const { return parts_.empty(); }
  [[nodiscard]] const std::vector<Inline>& parts() const& { return parts_; }
  const std::vector<Inline>& parts() && = delete;

  /// The words alone, without marks and addresses; not escaped for any markup.
  [[nodiscard]] std::string plain() const;

 private:
  Text& lead(Inline::Kind kind, std::string_view text, Place place);
  Text& add(Inline::Kind kind, std::string_view text, Emphasis emphasis);

  std::vector<Inline> parts_;
};

/// "12,400".
[[nodiscard]] std::string with_commas(std::uint64_t value);

}  // namespace labledger::reports
