#include "analysis/segments.hpp"

#include "analysis/fold.hpp"
#include "analysis/sentences.hpp"
#include "analysis/weight.hpp"
#include "core/digest.hpp"

namespace labledger::analysis {
namespace {

/// Bytes of the section number of several levels ("2.1") at the begin of the letters; 0 for none.
/// A number of one level is a list marker if a point or bracket follows; folding drops that.
std::size_t section_number_size(const FoldedText& folded) {
  if (folded.words.size() < 2) return 0;
  const std::string_view word = folded.word(0);
  const bool is_number = word.find_first_not_of("0123456789.") == std::string_view::npos;
  return is_number && word.find('.') != std::string_view::npos ? word.size() : 0;
}

void append(const FoldedText& folded, Segment segment, Segmentation& out) {
  const auto offset = static_cast<std::uint32_t>(out.letters.size());
  out.letters += folded.letters;
  segment.letters = {offset, static_cast<std::uint32_t>(out.letters.size())};
  segment.first_word = static_cast<std::uint32_t>(out.words.size());
  for (const FoldedText::Word& word : folded.words) {
    out.words.push_back({offset + word.begin, offset + word.end});
  }
  segment.last_word = static_cast<std::uint32_t>(out.words.size());
  out.segments.push_back(segment);
}

}  // namespace

Segmentation segment(const Document& document) {
  Segmentation out;
  out.letters.reserve(document.text.size());
  out.words.reserve(document.text.size() / 6);
  out.segments.reserve(document.text.size() / 80);
  FoldedText folded;
  for (std::size_t index = 0; index < document.blocks.size(); ++index) {
    const Block& block = document.blocks[index];
    if (block.role == BlockRole::Outside) continue;
    for (const TextSpan& sentence : cut_sentences(document.view(block.span))) {
      Segment segment;
      segment.span = {block.span.begin + sentence.begin, block.span.begin + sentence.end};
      segment.block = static_cast<std::uint32_t>(index);
      const std::string_view text = document.view(segment.span);
      fold(text, folded);
      if (folded.letters.empty()) continue;
      segment.key = stable_hash(folded.letters);
      segment.loose_key =
          folded.has_address ? stable_hash(letters_without_addresses(text)) : segment.key;
      const std::size_t number = section_number_size(folded);
      segment.numbered = number > 0;
      segment.bare_key = segment.numbered
                             ? stable_hash(std::string_view(folded.letters).substr(number))
                             : segment.key;
      segment.masked = folded.has_masked_mail;
      append(folded, segment, out);
    }
  }
  weigh(document, out);
  return out;
}

}  // namespace labledger::analysis
