#include "parsers/pdf/word_ends.hpp"

#include <algorithm>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kHyphen = "\xE2\x80\x90";  // U+2010.
constexpr std::string_view kPunctuation = ".,;:!?()[]\"'";

std::string_view without_punctuation(std::string_view word) {
  while (!word.empty() && kPunctuation.find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  while (!word.empty() && kPunctuation.find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  return word;
}

std::string word_key(std::string_view word) {
  std::string key(without_punctuation(word));
  std::transform(key.begin(), key.end(), key.begin(), to_ascii_lower);
  return key;
}

bool is_lower_word(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

Vocabulary read_vocabulary(const std::vector<PdfPage>& pages) {
  Vocabulary vocabulary;
  for (const PdfPage& page : pages) {
    for (const PdfBlock& block : page.blocks) {
      for (const PdfLine& line : block.lines) {
        std::string_view rest = line.text;
        while (!rest.empty()) {
          const std::size_t size = std::min(rest.find(' '), rest.size());
          const bool is_cut = size == rest.size() && rest.ends_with('-');
          if (!is_cut) vocabulary.insert(word_key(rest.substr(0, size)));
          rest.remove_prefix(std::min(size + 1, rest.size()));
        }
      }
    }
  }
  return vocabulary;
}

void append_line(std::string_view line, const Vocabulary& vocabulary, std::string& paragraph) {
  if (paragraph.empty() || line.empty()) {
    paragraph += line;
    return;
  }
  if (paragraph.ends_with(kSoftHyphen)) {
    paragraph.resize(paragraph.size() - kSoftHyphen.size());
    paragraph += line;
    return;
  }
  if (paragraph.ends_with(kHyphen)) paragraph.replace(paragraph.size() - kHyphen.size(), 3, "-");
  const std::size_t start = paragraph.rfind(' ') + 1;  // 0 when there is no blank.
  const std::string_view first(std::string_view(paragraph).substr(start));
  const std::string_view second = line.substr(0, line.find(' '));
  if (!first.ends_with('-') || first.size() == 1) {
    paragraph.append(1, ' ').append(line);
    return;
  }
  const std::string_view half = first.substr(0, first.size() - 1);
  const std::string joined = std::string(half).append(second);
  const std::string hyphened = std::string(first).append(second);
  const bool knows_joined = vocabulary.contains(word_key(joined));
  const bool knows_hyphened = vocabulary.contains(word_key(hyphened));
  // A capital may begin the first half, not the second: "Anglo-" "Saxon" is no cut word.
  const bool looks_cut =
      is_lower_word(word_key(half)) && is_lower_word(without_punctuation(second));
  if (knows_joined || (looks_cut && !knows_hyphened)) paragraph.pop_back();
  paragraph += line;
}

}  // namespace labledger::parsers
