#include "parsers/html/selector.hpp"

#include <algorithm>
#include <utility>

#include "parsers/html/ascii.hpp"
#include "parsers/html/elements.hpp"

namespace labledger::parsers {
namespace {

bool is_name_byte(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whether elements of that name stay in reduced markup and can hold text.
bool can_hold_text(std::string_view type) {
  const Treatment treatment = element_info(type).treatment;
  return treatment == Treatment::Block || treatment == Treatment::Inline ||
         treatment == Treatment::Link;
}

class SelectorReader {
 public:
  explicit SelectorReader(std::string_view text) : text_(text) {}

  Result<Selector> read() {
    if (text_.size() > kSelectorBytes)
      return fault("limit of " + std::to_string(kSelectorBytes) + " bytes, found " +
                   std::to_string(text_.size()));
    Selector selector;
    skip_blanks();
    while (true) {
      SelectorStep step = TRY(read_step());
      step.is_child = is_child_;
      selector.steps.push_back(std::move(step));
      if (selector.steps.size() > kSelectorSteps)
        return fault("limit of " + std::to_string(kSelectorSteps) + " steps exceeded");
      skip_blanks();
      if (at_ == text_.size()) return selector;
      is_child_ = skip('>');
      skip_blanks();
    }
  }

 private:
  [[nodiscard]] Error fault(const std::string& what) const {
    return Error{ErrorKind::Malformed, "selector '" + std::string(text_.substr(0, 60)) +
                                           "', character " + std::to_string(at_ + 1) + ": " + what};
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_ascii_space(text_[at_]))
      ++at_;
  }

  bool skip(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  std::string name() {
    std::string out;
    while (at_ < text_.size()) {
      const bool is_escaped = text_[at_] == '\\' && at_ + 1 < text_.size();
      if (!is_escaped && !is_name_byte(text_[at_])) break;
      if (is_escaped) ++at_;
      out += text_[at_++];
    }
    return out;
  }

  Result<std::string> required_name(std::string_view of_what) {
    std::string found = name();
    if (found.empty()) return fault("the name of " + std::string(of_what) + " is missing");
    return found;
  }

  Result<SelectorStep> read_step() {
    const std::size_t begin = at_;
    SelectorStep step;
    if (!skip('*')) {
      step.type = name();
      if (!step.type.empty() && !can_hold_text(step.type)) {
        at_ = begin;
        return fault("an element '" + step.type + "' cannot be told apart as text");
      }
    }
    while (at_ < text_.size()) {
      if (skip('#')) {
        std::string id = TRY(required_name("an id"));
        step.attributes.push_back({"id", std::move(id)});
      } else if (skip('.')) {
        std::string found = TRY(required_name("a class"));
        step.classes.push_back(std::move(found));
      } else if (skip('[')) {
        SelectorStep::Attribute attribute = TRY(read_attribute());
        step.attributes.push_back(std::move(attribute));
      } else {
        break;
      }
    }
    if (at_ == begin) {
      const bool ends = at_ == text_.size();
      return fault(ends ? "an element is missing here"
                        : "'" + std::string(text_.substr(at_, 1)) + "' is not understood");
    }
    return step;
  }

  Result<SelectorStep::Attribute> read_attribute() {
    SelectorStep::Attribute attribute;
    attribute.name = TRY(required_name("an attribute"));
    if (skip(']')) return attribute;
    if (!skip('=')) return fault("'=' or ']' is missing");
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote == '"' || quote == '\'') {
      const std::size_t end = text_.find(quote, at_ + 1);
      if (end == std::string_view::npos) return fault("the quote is not closed");
      attribute.value = std::string(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
    } else {
      attribute.value = TRY(required_name("a value"));
    }
    if (!skip(']')) return fault("']' is missing");
    return attribute;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool is_child_ = false;
};

bool has_class(const std::vector<RawAttribute>& attributes, std::string_view wanted) {
  for (const RawAttribute& attribute : attributes) {
    if (!equal_ignoring_case(attribute.name, "class")) continue;
    std::string_view rest = attribute.value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
      if (rest.substr(0, end) == wanted) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
  }
  return false;
}

bool is_met(const SelectorStep::Attribute& wanted, const std::vector<RawAttribute>& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [&](const RawAttribute& attribute) {
    return equal_ignoring_case(attribute.name, wanted.name) &&
           (!wanted.value || attribute.value == *wanted.value);
  });
}

bool is_met(const SelectorStep& step, std::string_view element,
            const std::vector<RawAttribute>& attributes) {
  if (!step.type.empty() && !equal_ignoring_case(step.type, element)) return false;
  return std::all_of(step.classes.begin(), step.classes.end(),
                     [&](const std::string& name) { return has_class(attributes, name); }) &&
         std::all_of(step.attributes.begin(), step.attributes.end(),
                     [&](const auto& wanted) { return is_met(wanted, attributes); });
}

}  // namespace

Result<Selector> parse_selector(std::string_view text) {
  return SelectorReader(text).read();
}

Result<SelectionRules> SelectionRules::compile(const PageSelection& selection) {
  SelectionRules rules;
  rules.keeps_ = !selection.keep.empty();
  std::vector<std::string> texts = selection.drop;
  if (rules.keeps_) texts.insert(texts.begin(), selection.keep);
  std::size_t steps = 0;
  for (const std::string& text : texts) {
    Selector selector = TRY(parse_selector(text));
    steps += selector.steps.size();
    rules.selectors_.push_back(std::move(selector));
  }
  if (steps > kSelectionSteps)
    return Error{ErrorKind::Malformed, "selectors of one selection: limit of " +
                                           std::to_string(kSelectionSteps) + " steps, found " +
                                           std::to_string(steps)};
  return rules;
}

std::uint64_t SelectionRules::steps_matching(std::string_view element,
                                             const std::vector<RawAttribute>& attributes) const {
  std::uint64_t steps = 0;
  std::uint64_t bit = 1;
  for (const Selector& selector : selectors_) {
    for (const SelectorStep& step : selector.steps) {
      if (is_met(step, element, attributes)) steps |= bit;
      bit <<= 1U;
    }
  }
  return steps;
}

}  // namespace labledger::parsers
