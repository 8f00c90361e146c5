#pragma once
// Row numbers of the ledger as types of their own, so that one cannot be passed for another.

#include <compare>
#include <cstdint>

namespace labledger {

/// A number that names a row; `Tag` keeps the kinds apart.
template <typename Tag>
struct RowId {
  std::int64_t value = 0;
  friend auto operator<=>(const RowId&, const RowId&) = default;
};

using SourceId = RowId<struct SourceTag>;    ///< A watched URL.
using FetchId = RowId<struct FetchTag>;      ///< One attempt; grows with the log.
using PayloadId = RowId<struct PayloadTag>;  ///< Stored bytes, one row a digest.
using VersionId = RowId<struct VersionTag>;  ///< One wording of a source.
using ReviewId = RowId<struct ReviewTag>;    ///< One entry of human work.

}  // namespace labledger
