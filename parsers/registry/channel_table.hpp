#pragma once
// One [[channel]] of config.toml → Channel. Only the .cpp files of this folder include this header:
// it shows toml++.

#include "core/channel.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {

/// Reads one channel and notes every mistake. Each kind has keys of its own; those of another kind
/// are refused as unknown.
[[nodiscard]] Channel read_channel(TomlTable table);

/// Whether the text is "somebody@somewhere" in characters that can stand in a header field.
[[nodiscard]] bool is_mail_address(std::string_view text);

}  // namespace labledger::parsers
