#include "cli/parse_ahead.hpp"

#include <utility>

namespace labledger::cli {
namespace {

/// How many URLs the fingerprint table holds before it starts anew. It only saves work.
constexpr std::size_t kRememberedUrls = 65'536;

}  // namespace

ParsedBody reduce_body(std::string_view bytes, std::string_view content_type,
                       const PageSelection* selection) {
  return {.reduced = parsers::reduce_payload(bytes, content_type, selection),
          .document = {},
          .segmentation = {}};
}

void complete(ParsedBody& parsed) {
  if (parsed.document) return;
  if (parsed.reduced) {
    parsed.document = parsers::build_document(*parsed.reduced);
  } else {
    parsed.document.emplace().problems.push_back(CaptureProblem::Unparsable);
  }
  parsed.segmentation = analysis::segment(*parsed.document);
}

ParseAhead::ParseAhead(unsigned threads) {
  for (unsigned i = 0; i < threads; ++i)
    threads_.emplace_back([this] { work(); });
}

ParseAhead::~ParseAhead() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_)
    thread.join();
}

void ParseAhead::submit(ParseTask task) {
  {
    const std::scoped_lock lock(mutex_);
    jobs_.emplace_back().task = std::move(task);
  }
  wake_.notify_one();
}

std::vector<ParsedBody> ParseAhead::collect(std::size_t count) {
  std::vector<ParsedBody> results;
  results.reserve(count);
  std::unique_lock lock(mutex_);
  for (; count > 0; --count) {
    while (!jobs_.front().is_done) {
      if (!run_one(lock)) done_.wait(lock);
    }
    results.push_back(std::move(jobs_.front().result));
    jobs_.pop_front();
    --begun_;
  }
  return results;
}

std::size_t ParseAhead::size() {
  const std::scoped_lock lock(mutex_);
  return jobs_.size();
}

void ParseAhead::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (!run_one(lock)) wake_.wait(lock);
  }
}

bool ParseAhead::run_one(std::unique_lock<std::mutex>& lock) {
  if (begun_ == jobs_.size()) return false;
  Job& job = jobs_[begun_++];
  lock.unlock();
  ParsedBody parsed = parse(job.task);
  lock.lock();
  job.result = std::move(parsed);
  job.is_done = true;
  done_.notify_all();
  return true;
}

ParsedBody ParseAhead::parse(const ParseTask& task) {
  const PageSelection* selection = task.selection ? &*task.selection : nullptr;
  ParsedBody parsed = reduce_body(task.bytes, task.content_type, selection);
  if (!parsed.reduced) return parsed;
  if (task.purpose == ParsePurpose::Show) {
    parsed.document =
        parsers::build_document(*parsed.reduced, parsers::DocumentParts::WithoutDates);
    return parsed;
  }
  const std::uint64_t fingerprint = parsed.reduced->content.fingerprint;
  {
    const std::scoped_lock lock(mutex_);
    if (last_fingerprint_.size() > kRememberedUrls) last_fingerprint_.clear();
    std::uint64_t& last = last_fingerprint_[std::string(task.url)];
    if (fingerprint != 0 && std::exchange(last, fingerprint) == fingerprint) return parsed;
  }
  complete(parsed);
  return parsed;
}

}  // namespace labledger::cli
