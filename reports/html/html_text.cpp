#include "reports/html/html_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/byte_set.hpp"
#include "core/markup_text.hpp"
#include "core/utf8.hpp"
#include "core/visible_text.hpp"
#include "reports/page.hpp"

namespace labledger::reports {
namespace {

/// Whether a script that runs from right to left may be in it: Hebrew, Arabic and their kin.
bool may_run_leftwards(std::string_view text) {
  while (!text.empty()) {
    const DecodedCharacter next = decode_character(text);
    const bool is_leftward = (next.value >= 0x590 && next.value < 0x900) ||
                             (next.value >= 0xFB1D && next.value < 0xFEFF && next.valid) ||
                             (next.value >= 0x10800 && next.value < 0x11000) ||
                             (next.value >= 0x1E800 && next.value < 0x1F000);
    if (is_leftward) return true;
    text.remove_prefix(next.size);
  }
  return false;
}

std::pair<std::string_view, std::string_view> tags_of(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::Plain:
      return {"", ""};
    case Emphasis::Strong:
      return {"<strong>", "</strong>"};
    case Emphasis::Removed:
      return {"<del>", "</del>"};
    case Emphasis::Added:
      return {"<ins>", "</ins>"};
  }
  return {"", ""};
}

/// The address with everything percent-encoded that no URL holds, and escaped.
std::string address_of(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr ByteSet kSafe("-._~:/?#@!$&'()*+,;=%");
  std::string out;
  bool in_fragment = false;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter_or_digit =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_second_fragment = c == '#' && std::exchange(in_fragment, in_fragment || c == '#');
    if (!is_second_fragment && (is_letter_or_digit || kSafe.has(c))) {
      out += c;
    } else {
      out.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return escape_markup(out);
}

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::Quiet:
      return "";
    case Tone::Good:
      return " good";
    case Tone::Warning:
      return " warning";
    case Tone::Alarm:
      return " alarm";
  }
  return "";
}

/// A drawing without words: those who cannot see it read the number beside it.
std::string bar_html(const Share& share) {
  const auto place = [](double part) { return std::clamp(part, 0.0, 1.0) * 100; };
  std::string out = fmt::format(
      "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      "<rect class=\"ground\" y=\"2\" width=\"100\" height=\"4\"/>"
      "<rect class=\"part\" y=\"2\" width=\"{:.1f}\" height=\"4\"/>",
      place(share.value));
  if (share.high > share.low) {
    out += fmt::format(R"(<path class="span" d="M{:.1f} 4H{:.1f}"/>)", place(share.low),
                       place(share.high));
  }
  return out + "</svg>";
}

std::string reference_html(const Inline& part, std::string_view page) {
  std::string target =
      part.place.page.empty() ? std::string() : relative_path(page, part.place.page, ".html");
  if (!part.place.anchor.empty()) target.append("#").append(part.place.anchor);
  return "<a href=\"" + escape_markup(target) + "\">" + foreign_html(part.text) + "</a>";
}

}  // namespace

std::string foreign_attribute(std::string_view foreign) {
  const std::string_view shown = first_characters(foreign, kForeignLimit);
  const std::string cleaned = visible_text(shown);
  std::string out = escape_markup(cleaned);
  if (shown.size() < foreign.size()) {
    const std::size_t rest = count_characters(foreign.substr(shown.size()));
    out.append("… (").append(with_commas(rest)).append(" characters more)");
  }
  return out;
}

std::string foreign_html(std::string_view foreign) {
  std::string out = foreign_attribute(foreign);
  return may_run_leftwards(out) ? "<bdi>" + out + "</bdi>" : out;
}

std::string html_of(const Text& text, std::string_view page) {
  std::string out;
  for (const Inline& part : text.parts()) {
    const auto [opening, closing] = tags_of(part.emphasis);
    out += opening;
    switch (part.kind) {
      case Inline::Kind::Ours:
        out += escape_markup(part.text);
        break;
      case Inline::Kind::Foreign:
        out += foreign_html(part.text);
        break;
      case Inline::Kind::Badge:
        out.append("<span class=\"badge").append(class_of(part.tone)).append("\">");
        out.append(foreign_html(part.text)).append("</span>");
        break;
      case Inline::Kind::Bar:
        out += bar_html(part.share);
        break;
      case Inline::Kind::Code:
        out.append("<code>").append(foreign_html(part.text)).append("</code>");
        break;
      case Inline::Kind::Link:
        out.append(R"(<a class="away" href=")").append(address_of(part.address));
        out.append(R"(" rel="noopener noreferrer">)")
            .append(foreign_html(part.text))
            .append("</a>");
        break;
      case Inline::Kind::Reference:
      case Inline::Kind::Evidence:
        out += reference_html(part, page);
        break;
    }
    out += closing;
  }
  return out;
}

}  // namespace labledger::reports
