#include "cli/evidence_archive.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "crawler/warc_deflate.hpp"
#include "crawler/warc_export.hpp"

namespace labledger::cli {
namespace {

/// The files of one archive, one open at a time.
class ArchiveFiles {
 public:
  ArchiveFiles(const ArchiveRequest& request, Instant ends) : request_(request), ends_(ends) {}

  Result<void> add(const crawler::ExportedRecord& record) {
    if (!file_) TRY(begin());
    TRY(write(record));
    if (offset_ >= request_.file_limit) TRY(end());
    return {};
  }

  /// Ends the last file and writes the index; the names of all.
  Result<std::vector<std::string>> finish() {
    if (!file_ && names_.empty()) TRY(begin());  // An archive of nothing is still an archive.
    if (file_) TRY(end());
    std::sort(index_.begin(), index_.end());
    std::string bytes;
    for (const std::string& line : index_)
      bytes += line;
    constexpr const char* kIndex = "index.cdxj";
    TRY(write_file(path_of(kIndex), bytes));
    names_.emplace_back(kIndex);
    return names_;
  }

 private:
  [[nodiscard]] std::string path_of(const std::string& name) const {
    return (std::filesystem::path(request_.folder) / name).string();
  }

  Result<void> begin() {
    names_.push_back(fmt::format("labledger-{:05}.warc.gz", names_.size()));
    auto created = TRY(AtomicFile::create(path_of(names_.back())));
    file_ = std::make_unique<AtomicFile>(std::move(created));
    offset_ = 0;
    return write(
        crawler::warcinfo_record(fmt::format("Labledger/{}", kVersion), names_.back(), ends_));
  }

  Result<void> end() {
    TRY(file_->commit());
    file_.reset();
    return {};
  }

  Result<void> write(const crawler::ExportedRecord& record) {
    const std::string member = crawler::gzip_member(record.bytes);
    TRY(file_->append(member));
    if (record.index) {
      crawler::CdxEntry entry = *record.index;
      entry.file = names_.back();
      entry.offset = offset_;
      entry.length = member.size();
      index_.push_back(TRY(crawler::cdxj_line(entry)));
    }
    offset_ += member.size();
    return {};
  }

  const ArchiveRequest& request_;
  Instant ends_;
  std::unique_ptr<AtomicFile> file_;
  std::uint64_t offset_ = 0;
  std::vector<std::string> names_;
  std::vector<std::string> index_;
};

}  // namespace

Result<ArchiveTally> write_archive(Ledger& ledger, const ArchiveRequest& request,
                                   const std::function<void(std::int64_t)>& progress) {
  std::error_code failure;
  std::filesystem::create_directories(request.folder, failure);
  if (failure) {
    return Error{ErrorKind::Storage,
                 "cannot make the folder '" + request.folder + "': " + failure.message()};
  }
  const auto newest = TRY(ledger.evidence().newest_capture());
  ArchiveFiles files(request, newest.value_or(Instant{}));
  ArchiveTally tally;
  const auto add = [&](const db::FetchRow& row) -> Result<void> {
    const Instant at = row.record.started;
    if (request.period.since && at < *request.period.since) return {};
    if (request.period.until && at >= *request.period.until) return {};
    FetchedBody fetched{row.record, {}};
    const bool vouches = row.record.outcome == FetchOutcome::NotModified;
    if (row.payload && !vouches) {
      const auto bytes = TRY(ledger.evidence().payloads().get(*row.payload));
      fetched.body = *bytes;
    }
    for (const crawler::ExportedRecord& record : crawler::records_of(fetched))
      TRY(files.add(record));
    if (row.record.status == 0) ++tally.without_response;
    progress(static_cast<std::int64_t>(++tally.attempts));
    return {};
  };
  if (request.url.empty()) {
    TRY(ledger.evidence().for_each(add));
  } else {
    const auto source = TRY(ledger.evidence().find_source(request.url));
    if (!source) {
      return Error{ErrorKind::NotFound, "the ledger has no capture of '" + request.url +
                                            "'; 'labledger status' lists what it has"};
    }
    TRY(ledger.evidence().for_each_after(*source, FetchId{0}, add));
  }
  tally.files = TRY(files.finish());
  return tally;
}

}  // namespace labledger::cli
