#include "cli/page_memory.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace labledger::cli {
namespace {

/// Of a million pages and more.
constexpr std::size_t kMemoryLimit = 256U << 20;

/// The absolute path of a folder that need not exist; empty when the system does not tell.
std::string absolute(const std::string& folder) {
  std::error_code failure;
  const std::filesystem::path path = std::filesystem::weakly_canonical(folder, failure);
  if (failure) return {};
  const std::filesystem::path whole = std::filesystem::absolute(path, failure);
  return failure ? std::string() : whole.lexically_normal().string();
}

/// Takes the text up to the mark off the front; empty, and nothing left, when there is none.
std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = text.find(mark);
  if (end == std::string_view::npos) return std::exchange(text, {}), std::string_view{};
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end + 1);
  return taken;
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && stopped == end ? std::optional(number) : std::nullopt;
}

/// What stands between the head and the digest of both, which ends the file; empty when the file is
/// not one of that head, or not as it was written.
std::string_view rows_of(std::string_view bytes, std::string_view head) {
  constexpr std::size_t kDigestLetters = 64;
  if (bytes.size() < head.size() + kDigestLetters || !bytes.starts_with(head)) return {};
  const std::string_view signed_part = bytes.substr(0, bytes.size() - kDigestLetters);
  const bool is_whole = sha256(signed_part).hex() == bytes.substr(signed_part.size());
  return is_whole ? signed_part.substr(head.size()) : std::string_view{};
}

}  // namespace

std::string page_memory_path(const std::string& cache_folder, const std::string& report_folder) {
  const std::string folder = absolute(report_folder);
  if (cache_folder.empty() || folder.empty()) return {};
  return (std::filesystem::path(cache_folder) / "reports" / sha256(folder).hex() / "pages")
      .string();
}

PageMemory PageMemory::open(const std::string& path, const std::string& report_folder,
                            const std::optional<Digest>& program) {
  PageMemory memory;
  if (path.empty() || !program) return memory;
  memory.path_ = path;
  memory.head_ = fmt::format("labledger pages 1\nprogram {}\nreport {}\n", program->hex(),
                             sha256(absolute(report_folder)).hex());
  const auto bytes = read_file(path, kMemoryLimit);
  if (!bytes) return memory;
  std::string_view rows = rows_of(*bytes, memory.head_);
  while (!rows.empty()) {
    std::string_view row = take_until(rows, '\n');
    const auto inputs = parse_digest(take_until(row, ' '));
    const auto size = number_of(take_until(row, ' '));
    const auto modified = number_of(take_until(row, ' '));
    if (!inputs || !size || !modified) continue;
    memory.before_.emplace(
        std::string(row),
        Made{.inputs = *inputs, .file = {.size = *size, .modified_nanoseconds = *modified}});
  }
  return memory;
}

bool PageMemory::is_as_left(const std::string& page, const Digest& inputs,
                            const std::optional<FileState>& file) const {
  const auto known = before_.find(page);
  return known != before_.end() && file && known->second.inputs == inputs &&
         known->second.file == *file;
}

void PageMemory::remember(const std::string& page, const Digest& inputs,
                          const std::optional<FileState>& file) {
  if (file) now_.insert_or_assign(page, Made{.inputs = inputs, .file = *file});
}

void PageMemory::save() const {
  if (path_.empty()) return;
  std::string bytes = head_;
  const std::map<std::string_view, Made> sorted(now_.begin(), now_.end());
  for (const auto& [page, made] : sorted) {
    bytes += fmt::format("{} {} {} {}\n", made.inputs.hex(), made.file.size,
                         made.file.modified_nanoseconds, page);
  }
  bytes += sha256(bytes).hex();
  std::error_code failure;
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), failure);
  if (!failure) (void)write_file(path_, bytes, Durability::Renamed);
}

}  // namespace labledger::cli
