#pragma once
// Words that change by themselves while the page says the same: they are set aside by kind, never
// by site. Part of folding (analysis/fold.hpp), where the kinds are listed.

#include <cstdint>
#include <string_view>
#include <vector>

namespace labledger::analysis {

/// A word of a text before anything is set aside. A word of signs alone has no letters.
struct Token {
  std::uint32_t raw_begin = 0;  ///< In the text, with the signs around it.
  std::uint32_t raw_end = 0;
  std::uint32_t begin = 0;  ///< In the letters.
  std::uint32_t end = 0;
  bool has_at = false;    ///< Holds "@" or "[": an address, or its mask.
  bool has_sign = false;  ///< Holds a dropped sign beyond ASCII: a key, a copyright sign.
  bool set_aside = false;
  bool has_mask = false;  ///< A masked address follows the letters.
};

/// Whether a text shows e-mail addresses, and whether any of its words was set aside.
struct SieveResult {
  bool has_address = false;
  bool has_masked_mail = false;
  bool any_set_aside = false;
};

/// Marks the tokens of `text` that are set aside. `letters` holds the folded letters that the
/// tokens refer to. Linear.
[[nodiscard]] SieveResult set_aside_volatile(std::string_view text, std::string_view letters,
                                             std::vector<Token>& tokens);

}  // namespace labledger::analysis
