// Any bytes as an archive: reading ends, no body passes its limit, and the pieces in which the
// bytes arrive make no difference to what is read.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include "crawler/warc_reader.hpp"

namespace {

using namespace labledger;
using crawler::WarcLimits;

constexpr WarcLimits kLimits{.body_bytes = 4096, .header_bytes = 1024, .known_payloads = 4};

class Pieces final : public crawler::ByteSource {
 public:
  Pieces(std::string_view bytes, std::size_t piece) : bytes_(bytes), piece_(piece) {}

  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t count = std::min({into.size(), piece_, bytes_.size()});
    std::copy_n(bytes_.data(), count, into.data());
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
  std::size_t piece_;
};

void require(bool holds) {
  if (!holds) std::abort();
}

void describe(const crawler::WarcItem& item, std::string& out) {
  if (const auto* problem = std::get_if<crawler::WarcProblem>(&item)) {
    out += std::to_string(problem->offset) + problem->record_id + problem->error.message + '\n';
    return;
  }
  const FetchedBody& fetched = std::get<FetchedBody>(item);
  const FetchRecord& record = fetched.record;
  require(fetched.body.size() <= kLimits.body_bytes);
  require(record.provenance == Provenance::Archive);
  require(record.url.starts_with("http") && record.final_url == record.url);
  require(record.outcome != FetchOutcome::Error || !record.error.empty());
  out += record.url + format_rfc3339(record.started) + std::to_string(record.status) +
         record.archive + format_headers(record.response_headers) + record.error +
         (record.payload ? record.payload->hex() : "") + fetched.body + '\n';
}

/// Everything that reading the archive gives, as text.
std::string read_all(std::string_view bytes, std::size_t piece) {
  Pieces source(bytes, piece);
  crawler::WarcReader reader(source, kLimits);
  std::string out;
  while (true) {
    const auto item = reader.next();
    if (!item) {
      require(reader.next().error().message == item.error().message);
      return out + item.error().message;
    }
    if (!item.value()) return out;
    describe(*item.value(), out);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require(read_all(bytes, 1U << 20) == read_all(bytes, 13));
  return 0;
}
