#pragma once
// The archive as one stream of plain bytes: buffered for heads, unbuffered for bodies, and inflated
// on the way when it is gzip (a member a record, or the whole file as one member).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "crawler/warc_inflate.hpp"
#include "crawler/warc_source.hpp"

namespace labledger::crawler {

/// Where reading a head came to an end.
enum class HeadEnd {
  BlankLine,   ///< The head is complete.
  Limit,       ///< So many bytes, and no blank line among them.
  EndOfInput,  ///< The stream ended first.
};

/// A stream of plain bytes with a position. One thread only.
class WarcInput {
 public:
  /// `source` must outlive the input.
  explicit WarcInput(ByteSource& source);

  /// How many plain bytes (after decompression) were read so far.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  /// Drops CR and LF; whether a byte is left after them.
  [[nodiscard]] Result<bool> skip_line_ends();

  /// Reads lines up to and including the first empty one into `out`, at most `limit` bytes.
  [[nodiscard]] Result<HeadEnd> read_head(std::string& out, std::uint64_t limit);

  /// Fills the whole of `into`. Malformed when the stream ends first, with the offset.
  [[nodiscard]] Result<void> read(std::span<char> into);

  /// Passes over `count` bytes without keeping them. Malformed when the stream ends first.
  [[nodiscard]] Result<void> skip(std::uint64_t count);

 private:
  [[nodiscard]] std::string_view window() const { return {window_.data() + begin_, end_ - begin_}; }
  void advance(std::size_t count);
  Result<std::size_t> pull(std::span<char> into);
  Result<std::size_t> pull_inflated(std::span<char> into);
  Result<bool> refill_window();
  Result<void> detect_format();
  [[nodiscard]] Error ended_early(std::uint64_t missing) const;

  ByteSource& source_;
  std::uint64_t offset_ = 0;
  std::vector<char> window_;  ///< Plain bytes [begin_, end_) not yet handed out.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::vector<char> raw_;  ///< Bytes [raw_begin_, raw_end_) as the source gave them.
  std::size_t raw_begin_ = 0;
  std::size_t raw_end_ = 0;
  bool format_known_ = false;
  std::optional<Inflater> inflater_;  ///< Set when the stream is gzip.
  bool member_open_ = false;          ///< A gzip member has begun and not ended.
  bool broken_ = false;               ///< Nothing can be inflated after what has been.
};

}  // namespace labledger::crawler
