#include "reports/text.hpp"

#include <algorithm>
#include <utility>

#include "core/check.hpp"

namespace labledger::reports {
namespace {

bool is_place_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_';
}

}  // namespace

Text& Text::add(Inline::Kind kind, std::string_view text, Emphasis emphasis) {
  if (text.empty()) return *this;
  Inline& part = parts_.emplace_back();
  part.kind = kind;
  part.emphasis = emphasis;
  part.text = std::string(text);
  return *this;
}

Text& Text::link(std::string_view foreign, std::string_view address) {
  const bool is_web = address.starts_with("https://") || address.starts_with("http://");
  if (!is_web) return text(foreign);
  Inline& part = parts_.emplace_back();
  part.kind = Inline::Kind::Link;
  part.text = std::string(foreign);
  part.address = std::string(address);
  return *this;
}

Text& Text::lead(Inline::Kind kind, std::string_view text, Place place) {
  CHECK_INVARIANT(
      std::ranges::all_of(place.page, [](char c) { return is_place_character(c) || c == '/'; }));
  CHECK_INVARIANT(std::ranges::all_of(place.anchor, is_place_character));
  Inline& part = parts_.emplace_back();
  part.kind = kind;
  part.text = std::string(text);
  part.place = std::move(place);
  return *this;
}

Text& Text::reference(std::string_view foreign, Place place) {
  return lead(Inline::Kind::Reference, foreign, std::move(place));
}

Text& Text::evidence(std::string_view foreign, Place place) {
  return lead(Inline::Kind::Evidence, foreign, std::move(place));
}

Text& Text::badge(std::string_view state, Tone tone) {
  add(Inline::Kind::Badge, state, Emphasis::Plain);
  if (!parts_.empty()) parts_.back().tone = tone;
  return *this;
}

Text& Text::bar(Share share) {
  Inline& part = parts_.emplace_back();
  part.kind = Inline::Kind::Bar;
  part.share = share;
  return *this;
}

Text& Text::number(std::uint64_t value) {
  return add(Inline::Kind::Ours, with_commas(value), Emphasis::Plain);
}

Text& Text::append(const Text& other) {
  parts_.insert(parts_.end(), other.parts_.begin(), other.parts_.end());
  return *this;
}

std::string Text::plain() const {
  std::string words;
  for (const Inline& part : parts_)
    words += part.text;
  return words;
}

std::string with_commas(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace labledger::reports
