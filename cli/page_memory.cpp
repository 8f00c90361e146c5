#include "cli/page_memory.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace labledger::cli {
namespace {

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

}  // namespace

PageMemory::PageMemory(MemoryFile file) : file_(std::move(file)) {
  const std::string bytes = file_.read();
  std::string_view rows = bytes;
  while (!rows.empty()) {
    std::string_view row = take_until(rows, '\n');
    const auto inputs = parse_digest(take_until(row, ' '));
    const auto size = number_of(take_until(row, ' '));
    const auto modified = number_of(take_until(row, ' '));
    if (!inputs || !size || !modified) continue;
    before_.emplace(
        std::string(row),
        Made{.inputs = *inputs, .file = {.size = *size, .modified_nanoseconds = *modified}});
  }
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
  std::string bytes;
  const std::map<std::string_view, Made> sorted(now_.begin(), now_.end());
  for (const auto& [page, made] : sorted) {
    bytes += fmt::format("{} {} {} {}\n", made.inputs.hex(), made.file.size,
                         made.file.modified_nanoseconds, page);
  }
  file_.write(bytes);
}

}  // namespace labledger::cli
