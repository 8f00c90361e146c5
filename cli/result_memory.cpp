#include "cli/result_memory.hpp"

#include <algorithm>
#include <utility>

#include "cli/packing.hpp"

namespace labledger::cli {

ResultMemory::ResultMemory(MemoryFile file) : file_(std::move(file)), bytes_(file_.read()) {
  Unpacker parts(bytes_);
  while (!parts.empty()) {
    const std::string_view name = parts.text();
    const std::string_view result = parts.text();
    Digest inputs;
    if (!parts.is_whole() || name.size() != inputs.bytes.size()) return;
    std::ranges::copy(name, inputs.bytes.begin());
    before_.emplace(inputs, result);
  }
}

std::optional<std::string_view> ResultMemory::find(const Digest& inputs) {
  const auto found = before_.find(inputs);
  if (found == before_.end()) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  used_.insert(*found);
  return found->second;
}

void ResultMemory::keep(const Digest& inputs, std::string result) {
  if (file_.is_none()) return;
  const std::scoped_lock lock(mutex_);
  now_.insert_or_assign(inputs, std::move(result));
}

void ResultMemory::save() const {
  const std::scoped_lock lock(mutex_);
  if (now_.empty() && used_.size() == before_.size()) return;
  Packer parts;
  for (const auto& [inputs, result] : used_)
    parts.add(inputs.view()).add(result);
  for (const auto& [inputs, result] : now_)
    parts.add(inputs.view()).add(result);
  file_.write(std::move(parts).take());
}

}  // namespace labledger::cli
