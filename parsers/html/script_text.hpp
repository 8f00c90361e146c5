#pragma once
// What the body of a <script> says to those who do not run it.

#include <string_view>

namespace labledger::parsers {

/// Whether a short script assigns the window's location: "location.href = x",
/// "location.replace(x)". Longer ones that mention their own address are programs. Linear.
[[nodiscard]] bool assigns_location(std::string_view script);

/// Whether structured data states something that the Document holds, in a form that the tokenizer
/// of the next stage ends where this one does. Linear.
[[nodiscard]] bool is_telling_json(std::string_view body);

/// Whether it is structured data in a <script> whose type does not say so.
[[nodiscard]] bool is_unnamed_json_ld(std::string_view body);

}  // namespace labledger::parsers
