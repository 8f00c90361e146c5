#pragma once
// Many fixed strings looked for in one pass over a text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace labledger::analysis {

/// Strings ready to be looked for. Thread-safe.
/// @see Aho, Corasick: Efficient string matching, CACM 18 (6), 1975; kept as a table of moves, so
/// that a byte costs one look whatever the strings are.
class LiteralSet {
 public:
  /// Holds nothing, and finds nothing.
  LiteralSet() : LiteralSet(std::span<const std::string>()) {}

  /// None of the strings is empty or has a capital ASCII letter. Cost: the sum of their lengths,
  /// times the number of different bytes in them; as much memory, four bytes each.
  explicit LiteralSet(std::span<const std::string> literals);

  /// Which of the strings are in the text, capital ASCII letters of which count as small ones:
  /// their indices, in no order, each once. Linear in the text and in what is found.
  [[nodiscard]] std::vector<int> present(std::string_view text) const;

 private:
  using State = std::uint32_t;

  [[nodiscard]] State& move(State state, std::size_t kind) { return moves_[state * kinds_ + kind]; }
  void add(std::string_view literal, int index);
  void link();

  std::array<std::uint16_t, 256> kind_of_{};  // Of a byte; 0: in none of the strings.
  std::size_t kinds_ = 1;
  std::vector<State> moves_;     // kinds_ a state; 0 is the state where nothing has begun.
  std::vector<int> literal_of_;  // That ends in a state; -1: none.
  // Of each state, the longest string that ends there, and the next shorter one; 0: none.
  std::vector<State> ending_;
  std::vector<State> shorter_;
};

}  // namespace labledger::analysis
