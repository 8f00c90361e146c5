#pragma once
// Parsing on the other processors while this one stores: what a body says depends on its bytes
// alone, so it can be worked out before anybody asks.

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "analysis/segments.hpp"
#include "core/document.hpp"
#include "core/result.hpp"
#include "core/selection.hpp"
#include "parsers/payload.hpp"

namespace labledger::cli {

/// A body as the parsers read it.
struct ParsedBody {
  /// An Error when the body is over a limit of the parsers.
  Result<parsers::ReducedPayload> reduced = parsers::ReducedPayload{};
  /// Absent when nobody is likely to ask for it, since the last body of the same URL had the same
  /// fingerprint; complete() builds it if somebody does.
  std::optional<Document> document;
  analysis::Segmentation segmentation;  ///< Of `document`, when that is there.
};

/// Reduces a body, without building its Document. The selection, if any, says where its text is.
[[nodiscard]] ParsedBody reduce_body(std::string_view bytes, std::string_view content_type,
                                     const PageSelection* selection);

/// Sees to it that `document` and `segmentation` are there; a body that could not be reduced gets a
/// Document with the problem Unparsable.
void complete(ParsedBody& parsed);

/// What a body is parsed for.
enum class ParsePurpose {
  Compare,  ///< All of the Document, and its segments; neither where the last one was the same.
  Show,     ///< The Document without its dates, always.
};

/// A body to be parsed. The views must stay valid until its result is collected.
struct ParseTask {
  std::string_view bytes;
  std::string_view content_type;
  std::string_view url;
  std::optional<PageSelection> selection =
      std::nullopt;  ///< Where the lab file says that the text is.
  ParsePurpose purpose = ParsePurpose::Compare;
};

/// Worker threads that parse. submit() and collect() are for one thread only.
class ParseAhead {
 public:
  /// With 0 threads, collect() does all the work itself.
  explicit ParseAhead(unsigned threads);
  ParseAhead(const ParseAhead&) = delete;
  ParseAhead& operator=(const ParseAhead&) = delete;
  ~ParseAhead();

  void submit(ParseTask task);

  /// The results of the oldest `count` tasks that were not collected yet, in the order of their
  /// submission; there must be as many. Waits for them; the calling thread helps.
  [[nodiscard]] std::vector<ParsedBody> collect(std::size_t count);

  /// How many tasks wait to be collected.
  [[nodiscard]] std::size_t size();

 private:
  struct Job {
    ParseTask task;
    ParsedBody result;
    bool is_done = false;
  };

  void work();
  /// Runs the oldest job that nobody has begun; false when there is none. `lock` is held before and
  /// after.
  bool run_one(std::unique_lock<std::mutex>& lock);
  [[nodiscard]] ParsedBody parse(const ParseTask& task);

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable wake_;
  std::condition_variable done_;
  std::deque<Job> jobs_;   // A deque: growing it moves no job that is being done.
  std::size_t begun_ = 0;  // So many of `jobs_`, from the front.
  bool stopping_ = false;
  std::unordered_map<std::string, std::uint64_t> last_fingerprint_;  // By URL.
  std::vector<std::thread> threads_;
};

}  // namespace labledger::cli
