#include "cli/memory_file.hpp"

#include <cstddef>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cli/files.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kByteLimit = 1U << 30;  // Of a report of millions of sentences.
constexpr std::size_t kDigestLetters = 64;

/// The absolute path of a folder that need not exist; empty when the system does not tell.
std::string absolute(const std::string& folder) {
  std::error_code failure;
  const std::filesystem::path path = std::filesystem::weakly_canonical(folder, failure);
  if (failure) return {};
  const std::filesystem::path whole = std::filesystem::absolute(path, failure);
  return failure ? std::string() : whole.lexically_normal().string();
}

}  // namespace

MemoryFile::MemoryFile(const std::string& cache_folder, const std::string& report_folder,
                       std::string_view purpose, const std::optional<Digest>& program) {
  const std::string folder = absolute(report_folder);
  if (cache_folder.empty() || folder.empty() || !program) return;
  const std::string name = sha256(folder).hex();
  path_ = (std::filesystem::path(cache_folder) / "reports" / name / purpose).string();
  head_ = fmt::format("labledger {}\nprogram {}\nreport {}\n", purpose, program->hex(), name);
}

std::string MemoryFile::read() const {
  if (is_none() || !is_ours_alone(path_)) return {};
  auto bytes = read_file(path_, kByteLimit);
  if (!bytes || bytes->size() < head_.size() + kDigestLetters || !bytes->starts_with(head_)) {
    return {};
  }
  const std::size_t end = bytes->size() - kDigestLetters;
  const std::string_view whole = *bytes;
  if (sha256(whole.substr(0, end)).hex() != whole.substr(end)) return {};
  return bytes->substr(head_.size(), end - head_.size());
}

void MemoryFile::write(std::string_view body) const {
  if (is_none() || head_.size() + body.size() + kDigestLetters > kByteLimit) return;
  std::string bytes = head_;
  bytes += body;
  bytes += sha256(bytes).hex();
  std::error_code failure;
  const std::filesystem::path folder = std::filesystem::path(path_).parent_path();
  std::filesystem::create_directories(folder, failure);
  if (failure) return;
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
  if (!failure) (void)write_file(path_, bytes, Durability::Renamed, Readers::Owner);
}

}  // namespace labledger::cli
