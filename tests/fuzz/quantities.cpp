// Figures of any bytes: each stands in the text, in order and apart from the others, its bounds are
// in order, and its numbers are finite.

#include "analysis/figures/quantities.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/figures/figure_text.hpp"
#include "analysis/figures/number_reader.hpp"
#include "core/check.hpp"
#include "parsers/lexicon/cue_file.hpp"

namespace {

using labledger::Lexicon;
using labledger::Quantity;
using labledger::analysis::FigureText;
using labledger::analysis::Numeral;
using labledger::analysis::QuantityReader;

const QuantityReader& reader() {
  static const QuantityReader shipped = [] {
    Lexicon lexicon;
    std::vector<labledger::parsers::Mistake> mistakes;
    for (const auto& file : labledger::embedded_lexicon()) {
      for (auto& cue : labledger::parsers::parse_cues(file.name, file.bytes, mistakes))
        lexicon.cues.push_back(std::move(cue));
    }
    CHECK_INVARIANT(mistakes.empty());
    auto compiled = QuantityReader::compile(lexicon);
    CHECK_INVARIANT(compiled.has_value());
    return std::move(compiled).value();
  }();
  return shipped;
}

void check_numbers(std::string_view sentence) {
  const FigureText text = labledger::analysis::figure_text(sentence);
  CHECK_INVARIANT(text.origin.size() == text.text.size());
  CHECK_INVARIANT(text.text.size() <= 3 * sentence.size());
  for (const auto& span : text.origin)
    CHECK_INVARIANT(span.begin < span.end && span.end <= sentence.size());
  std::size_t reached = 0;
  for (const Numeral& numeral : labledger::analysis::read_numbers(text.text)) {
    CHECK_INVARIANT(numeral.begin >= reached && numeral.begin < numeral.end);
    CHECK_INVARIANT(numeral.end <= text.text.size());
    reached = numeral.end;
  }
}

void check_quantity(const Quantity& quantity, std::size_t reached, std::size_t size) {
  CHECK_INVARIANT(quantity.span.begin >= reached && quantity.span.begin < quantity.span.end);
  CHECK_INVARIANT(quantity.span.end <= size);
  CHECK_INVARIANT(!quantity.low || !quantity.high || *quantity.low <= *quantity.high);
  CHECK_INVARIANT(!quantity.value || std::isfinite(*quantity.value));
  CHECK_INVARIANT(!quantity.low || std::isfinite(*quantity.low));
  CHECK_INVARIANT(!quantity.high || std::isfinite(*quantity.high));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string sentence(reinterpret_cast<const char*>(data), size);
  check_numbers(sentence);
  std::size_t reached = 0;
  for (const Quantity& quantity : reader().read(sentence)) {
    check_quantity(quantity, reached, size);
    reached = quantity.span.end;
  }
  return 0;
}
