#include "analysis/literal_set.hpp"

#include <algorithm>

namespace labledger::analysis {
namespace {

std::size_t index_of(char byte) {
  return static_cast<unsigned char>(byte);
}

}  // namespace

LiteralSet::LiteralSet(std::span<const std::string> literals) {
  for (const std::string& literal : literals) {
    for (const char byte : literal) {
      std::uint16_t& kind = kind_of_[index_of(byte)];
      if (kind == 0) kind = static_cast<std::uint16_t>(kinds_++);
    }
  }
  moves_.resize(kinds_);
  literal_of_.push_back(-1);
  for (std::size_t i = 0; i < literals.size(); ++i)
    add(literals[i], static_cast<int>(i));
  link();
  for (std::size_t byte = 'A'; byte <= 'Z'; ++byte)
    kind_of_[byte] = kind_of_[byte - 'A' + 'a'];
}

void LiteralSet::add(std::string_view literal, int index) {
  State state = 0;
  for (const char byte : literal) {
    const std::size_t kind = kind_of_[index_of(byte)];
    if (move(state, kind) == 0) {
      move(state, kind) = static_cast<State>(literal_of_.size());
      literal_of_.push_back(-1);
      moves_.resize(moves_.size() + kinds_);
    }
    state = move(state, kind);
  }
  literal_of_[state] = index;
}

/// Fills in the moves that fall back to the longest ending that begins a string, nearest first.
void LiteralSet::link() {
  std::vector<State> fallback(literal_of_.size(), 0);
  shorter_.assign(literal_of_.size(), 0);
  ending_.assign(literal_of_.size(), 0);
  std::vector<State> queue;
  for (std::size_t kind = 0; kind < kinds_; ++kind) {
    if (move(0, kind) != 0) queue.push_back(move(0, kind));
  }
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const State state = queue[at];
    const State back = fallback[state];
    shorter_[state] = ending_[back];
    ending_[state] = literal_of_[state] >= 0 ? state : shorter_[state];
    for (std::size_t kind = 0; kind < kinds_; ++kind) {
      State& next = move(state, kind);
      if (next == 0) {
        next = move(back, kind);
        continue;
      }
      fallback[next] = move(back, kind);
      queue.push_back(next);
    }
  }
}

std::vector<int> LiteralSet::present(std::string_view text) const {
  std::vector<int> found;
  std::vector<bool> is_found(literal_of_.size(), false);
  State state = 0;
  for (const char byte : text) {
    state = moves_[state * kinds_ + kind_of_[index_of(byte)]];
    State end = ending_[state];
    while (end != 0 && !is_found[end]) {  // What is found has its own endings found with it.
      is_found[end] = true;
      found.push_back(literal_of_[end]);
      end = shorter_[end];
    }
  }
  return found;
}

}  // namespace labledger::analysis
