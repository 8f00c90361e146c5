#pragma once
// What a source has shown: one record a wording, for as long as the ledger lives.

#include <cstdint>
#include <string>

#include "core/document.hpp"
#include "core/time.hpp"

namespace labledger {

/// The memory of one wording of one source: a sentence, or a link to a policy document, which is
/// its words, an arrow and where it leads, and has the role Outside. Only transitions are written:
/// a wording that stays on the page costs nothing per capture.
struct SegmentRecord {
  std::uint64_t key = 0;             ///< Hash of the folded text (analysis/segments.hpp, analysis/
                                     ///< link_moves.hpp); unique in a source.
  std::string text;                  ///< As first shown, exactly.
  BlockRole role = BlockRole::Main;  ///< Where it stood when last seen.
  bool present = false;              ///< Whether the last usable capture shows it.
  std::uint32_t runs = 0;  ///< How many separate times it appeared (1 = never went away and back).
  Instant first_seen;      ///< First capture that showed it.
  Instant last_change;     ///< Capture at which `present` last took its value.
  Instant last_seen;       ///< Last capture that showed it, as of `last_change` when present.

  friend bool operator==(const SegmentRecord&, const SegmentRecord&) = default;
};

}  // namespace labledger
