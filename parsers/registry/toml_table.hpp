#pragma once
// TOML read key by key, with every mistake noted at its place and none of them final: a key is
// asked for with the type it should have, and at the end the keys nobody asked for are refused.
// Only the .cpp files of this folder include this header: it shows toml++.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// toml++ as one static implementation (toml_table.cpp) that reports errors as values. Its limit on
// nesting bounds the stack, together with the limit on dotted keys in toml_table.cpp.
// Version 3.3 asserts on some malformed keys, and calls some characters outside of quotes impossible,
// where the code that follows would refuse them in good order. So neither may take effect: found by
// tests/fuzz/config.cpp. NDEBUG would turn the assertions into promises to the compiler.
#undef NDEBUG
#define TOML_ASSERT(condition) static_assert(true)
#define TOML_HEADER_ONLY 0
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 8
#include <toml++/impl/preprocessor.h>
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE return {}
#include <toml++/toml.h>

#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// Where the mistakes of one file go.
class MistakeLog {
 public:
  /// `mistakes` must outlive the log.
  MistakeLog(std::string_view file, std::vector<Mistake>& mistakes)
      : file_(file), mistakes_(mistakes) {}

  void add(Place place, std::string message) {
    mistakes_.push_back({file_, place, std::move(message)});
  }

 private:
  std::string file_;
  std::vector<Mistake>& mistakes_;
};

/// The least and the greatest value that a key may have, both allowed.
template <typename Value>
struct Bounds {
  Value least;
  Value greatest;
};

/// One table of a TOML file. A view: valid while the file's root table and the log live. Every
/// reading function returns empty (or an empty vector) when the key is absent, and also, with a
/// mistake noted, when its value is not of the type or range asked for.
class TomlTable {
 public:
  TomlTable(const toml::table& table, MistakeLog& log) : table_(&table), log_(&log) {}

  [[nodiscard]] std::optional<std::string> text(std::string_view key);
  /// As text(), but absence and emptiness are mistakes too.
  [[nodiscard]] std::string required_text(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::optional<bool> flag(std::string_view key);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key,
                                                    Bounds<std::int64_t> bounds);
  /// A number between 0, not itself allowed, and 1.
  [[nodiscard]] std::optional<double> share(std::string_view key);
  [[nodiscard]] std::optional<std::chrono::milliseconds> duration(
      std::string_view key, Bounds<std::chrono::milliseconds> bounds);
  /// A duration that is a whole number of hours.
  [[nodiscard]] std::optional<std::chrono::hours> whole_hours(std::string_view key,
                                                              Bounds<std::chrono::hours> bounds);
  [[nodiscard]] std::optional<std::uint64_t> byte_size(std::string_view key,
                                                       Bounds<std::uint64_t> bounds);
  /// One of the words; required.
  [[nodiscard]] std::optional<std::string> word(std::string_view key,
                                                const std::vector<std::string_view>& words);
  [[nodiscard]] std::optional<TomlTable> table(std::string_view key);
  /// The tables of "[[key]]", in file order.
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);

  /// Notes a mistake for every key that was not asked for. Call last.
  void refuse_other_keys();

  /// Notes a mistake at the value of a key, or at the table when the key is absent.
  void complain(std::string_view key, std::string message);

  /// Where the table begins.
  [[nodiscard]] Place place() const;
  /// Where the key's value stands; where the table begins when it is absent.
  [[nodiscard]] Place place_of(std::string_view key) const;

 private:
  const toml::node* find(std::string_view key);
  const toml::node* find(std::string_view key, toml::node_type type, std::string_view wanted);

  const toml::table* table_;
  MistakeLog* log_;
  std::vector<std::string> known_keys_;  ///< Asked for so far.
};

/// Largest file read, in bytes.
inline constexpr std::size_t kTomlByteLimit = 1U << 20;

/// The root table of the file; empty, with one mistake noted, when the bytes are too many, not
/// UTF-8 or not TOML 1.0. Linear in the bytes.
[[nodiscard]] std::unique_ptr<toml::table> parse_toml(std::string_view bytes, MistakeLog& log);

}  // namespace labledger::parsers
