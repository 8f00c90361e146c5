#include "parsers/html/balance.hpp"

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

// Beyond this many inline elements without a tag in the output, more are not even remembered: a
// search through them would no longer be cheap, and their end tags change nothing.
constexpr std::size_t kSilentLimit = 1024;

bool holds_rows(Element element) {
  return element == Element::Table || element == Element::Tbody;
}

bool is_table_part(Element element) {
  return holds_rows(element) || element == Element::Tr || is_cell(element) ||
         element == Element::Caption;
}

// What an end tag or an implied end never reaches out of.
bool is_scope(Element element) {
  return is_cell(element) || element == Element::Caption || element == Element::Table ||
         element == Element::Button;
}

bool is_list(Element element) {
  return element == Element::Ul || element == Element::Ol;
}

bool is_block_or_scope(Element element) {
  return is_block(element);
}

bool closes_paragraph(Element element) {
  return is_block(element) && element != Element::Button && !is_table_part(element);
}

}  // namespace

// Closes the innermost element that is `wanted` and all within it, unless a `barrier` is met first.
template <typename Wanted, typename Barrier>
bool Balance::close_nearest(Wanted wanted, Barrier barrier) {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (wanted(open_[at].element)) {
      while (open_.size() > at)
        pop();
      return true;
    }
    if (barrier(open_[at].element)) return false;
  }
  return false;
}

bool Balance::make_room_for(Element element) {
  using enum Element;
  if (element == Tr || element == Tbody || element == Caption || is_cell(element))
    return make_room_in_table(element);
  if (element == Form && is_open(Form)) return false;
  make_room_for_text();
  const auto is = [](Element wanted) { return [wanted](Element open) { return open == wanted; }; };
  if ((closes_paragraph(element) || element == Table) && is_open(P)) close_nearest(is(P), is_scope);
  if (element == A && is_open(A)) close_link();
  if (element == Button && is_open(Button))
    close_nearest(is(Button), [](Element open) { return is_cell(open); });
  if (is_heading(element)) close_nearest(is_heading, is_block_or_scope);
  if (element == Li && is_open(Li))
    close_nearest(is(Li), [](Element open) { return is_list(open) || is_scope(open); });
  if (element == Dt || element == Dd)
    close_nearest([](Element open) { return open == Dt || open == Dd; },
                  [](Element open) { return open == Dl || is_list(open) || is_scope(open); });
  return true;
}

// A part of a table closes the parts it cannot stand in and opens those it must stand in.
bool Balance::make_room_in_table(Element element) {
  using enum Element;
  if (!is_open(Table)) return false;
  const auto may_hold = [element](Element open) {
    if (open == Table) return true;
    if (element == Tr) return open == Tbody;
    return is_cell(element) && (open == Tr || open == Tbody);
  };
  while (!may_hold(open_.back().element))
    pop();
  if (is_cell(element) && holds_rows(open_.back().element)) {
    if (open_.back().element == Table) open_implied(Tbody);
    open_implied(Tr);
  }
  if (element == Tr && open_.back().element == Table) open_implied(Tbody);
  return true;
}

void Balance::make_room_for_text() {
  if (open_.empty()) return;
  const Element parent = open_.back().element;
  if (!holds_rows(parent) && parent != Element::Tr) return;
  make_room_in_table(Element::Td);
  open_implied(Element::Td);
}

void Balance::open_implied(Element element) {
  out_.append("<").append(name_of(element)).append(">");
  push(element, name_of(element), Emission::Written);
}

void Balance::push(Element element, std::string_view name, Emission emission) {
  if (emission == Emission::Silent) {
    if (open_.size() - depth_ >= kSilentLimit) return;
  } else {
    ++depth_;
  }
  open_.push_back({element, emission, name});
  ++counts_[static_cast<std::size_t>(element)];
}

void Balance::pop() {
  const Open& top = open_.back();
  if (top.emission == Emission::Written) {
    out_.append("</").append(name_of(top.element)).append(">");
    --depth_;
  }
  --counts_[static_cast<std::size_t>(top.element)];
  open_.pop_back();
}

void Balance::close(Element element, std::string_view name) {
  using enum Element;
  if (element == A) return close_link();
  if (!is_block(element)) return close_inline(name);
  if (is_heading(element)) {
    close_nearest(is_heading, is_scope);
    return;
  }
  if (element == P && !is_open(P)) {
    out_.append("<p></p>");  // A stray </p> still separates what stands before and after it.
    return;
  }
  if (!is_open(element)) return;
  const auto wanted = [element](Element open) { return open == element; };
  if (is_table_part(element)) {
    close_nearest(wanted, [](Element open) { return open == Table; });
  } else {
    close_nearest(wanted, is_scope);
  }
}

// A link is closed where its end tag or the next link stands, even when blocks were opened inside
// it and not closed: Gumbo then takes the link alone off its stack.
void Balance::close_link() {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].element == Element::A) {
      bool holds_block = false;
      for (std::size_t i = at + 1; i < open_.size(); ++i)
        holds_block = holds_block || is_block(open_[i].element);
      if (!holds_block) {
        while (open_.size() > at)
          pop();
        return;
      }
      out_.append("</a>");
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
      --counts_[static_cast<std::size_t>(Element::A)];
      --depth_;
      return;
    }
    if (is_scope(open_[at].element)) return;
  }
}

// An inline end tag never closes a block.
void Balance::close_inline(std::string_view name) {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (is_block(open_[at].element)) return;
    if (equal_ignoring_case(open_[at].name, name)) {
      while (open_.size() > at)
        pop();
      return;
    }
  }
}

void Balance::close_all() {
  while (!open_.empty())
    pop();
}

}  // namespace labledger::parsers
