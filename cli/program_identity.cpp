#include "cli/program_identity.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

#include <elf.h>
#include <link.h>

namespace labledger::cli {
namespace {

constexpr std::size_t kNoteAlignment = 4;

std::size_t aligned(std::size_t size) {
  return (size + kNoteAlignment - 1) / kNoteAlignment * kNoteAlignment;
}

/// The build id among the notes; empty when there is none.
std::string_view build_id_in(std::string_view notes) {
  constexpr std::string_view kOwner("GNU\0", 4);
  ElfW(Nhdr) note;
  while (notes.size() >= sizeof note) {
    std::memcpy(&note, notes.data(), sizeof note);
    notes.remove_prefix(sizeof note);
    const std::string_view owner = notes.substr(0, note.n_namesz);
    notes.remove_prefix(std::min(aligned(note.n_namesz), notes.size()));
    const std::string_view id = notes.substr(0, note.n_descsz);
    notes.remove_prefix(std::min(aligned(note.n_descsz), notes.size()));
    if (note.n_type == NT_GNU_BUILD_ID && owner == kOwner) return id;
  }
  return {};
}

/// The build id of a loaded object; empty when it has none.
std::string_view build_id_of(const dl_phdr_info& object) {
  for (std::size_t i = 0; i < object.dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object.dlpi_phdr[i];
    // Notes of a wider alignment are of other kinds, and are cut differently.
    if (segment.p_type != PT_NOTE || segment.p_align > kNoteAlignment) continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): so the loader states where it put the segment.
    const auto* begin = reinterpret_cast<const char*>(object.dlpi_addr + segment.p_vaddr);
    const std::string_view id = build_id_in({begin, segment.p_memsz});
    if (!id.empty()) return id;
  }
  return {};
}

struct Identity {
  DigestBuilder ids;
  bool is_known = true;
};

/// Adds the object's id; a callback of the loader, which must not throw.
int add_object(dl_phdr_info* object, std::size_t, void* user) noexcept {
  auto& identity = *static_cast<Identity*>(user);
  const std::string_view id = build_id_of(*object);
  identity.is_known = identity.is_known && !id.empty();
  identity.ids.add(id);
  return 0;
}

}  // namespace

std::optional<Digest> program_identity() {
  Identity identity;
  ::dl_iterate_phdr(add_object, &identity);
  if (!identity.is_known) return std::nullopt;
  return identity.ids.finish();
}

}  // namespace labledger::cli
