#include "reports/page_digest.hpp"

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace labledger::reports {
namespace {

/// Writes parts one after the other, so that no two different sequences of parts of the same types
/// give the same bytes. Each struct is taken apart by a structured binding: one that grows a member
/// no longer compiles here.
class Parts {
 public:
  template <typename Value>
  requires std::is_enum_v<Value> || std::is_integral_v<Value>
  void add(Value value) {
    const auto number = static_cast<std::uint64_t>(value);
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  void add(const std::string& text) {
    add(text.size());
    bytes_ += text;
  }

  template <typename Item>
  void add(const std::vector<Item>& items) {
    add(items.size());
    for (const Item& item : items)
      add(item);
  }
  template <typename Item>
  void add(const std::optional<Item>& item) {
    add(item.has_value());
    if (item) add(*item);
  }
  template <typename... Kinds>
  void add(const std::variant<Kinds...>& one) {
    add(one.index());
    std::visit([this](const auto& value) { this->add(value); }, one);
  }

  void add(const Place& place) {
    const auto& [page, anchor] = place;
    all(page, anchor);
  }
  void add(const Share& share) {
    const auto& [value, low, high] = share;
    all(value, low, high);
  }
  void add(const Inline& part) {
    const auto& [kind, emphasis, text, address, place, tone, share] = part;
    all(kind, emphasis, text, address, place, tone, share);
  }
  void add(const Text& text) { add(text.parts()); }
  void add(const WordRun& run) {
    const auto& [fate, text] = run;
    all(fate, text);
  }

  void add(const Heading& heading) {
    const auto& [level, content, anchor] = heading;
    all(level, content, anchor);
  }
  void add(const Paragraph& paragraph) {
    const auto& [content] = paragraph;
    add(content);
  }
  void add(const Items& list) {
    const auto& [items] = list;
    add(items);
  }
  void add(const Quotation::Part& part) {
    const auto& [kind, content, anchors] = part;
    all(kind, content, anchors);
  }
  void add(const Quotation& quotation) {
    const auto& [parts] = quotation;
    add(parts);
  }
  void add(const Column& column) {
    const auto& [title, kind] = column;
    all(title, kind);
  }
  void add(const Table& table) {
    const auto& [caption, columns, rows] = table;
    all(caption, columns, rows);
  }
  void add(const Difference& difference) {
    const auto& [before, after, runs, before_at, after_at] = difference;
    all(before, after, runs, before_at, after_at);
  }
  void add(const Chart::Series& series) {
    const auto& [name, values] = series;
    all(name, values);
  }
  void add(const Chart& chart) {
    const auto& [kind, title, label_title, unit, labels, series] = chart;
    all(kind, title, label_title, unit, labels, series);
  }
  void add(const Notice& notice) {
    const auto& [content] = notice;
    add(content);
  }
  void add(const SearchBox& box) {
    const auto& [without] = box;
    add(without);
  }
  void add(const Details& details) {
    const auto& [summary, blocks] = details;
    all(summary, blocks);
  }
  void add(const PageBlock& block) {
    const auto& [content] = block;
    add(content);
  }
  void add(const Page& page) {
    const auto& [path, title, description, formats, blocks] = page;
    all(path, title, description, formats, blocks);
  }

  [[nodiscard]] Digest digest() const { return sha256(bytes_); }

 private:
  template <typename... Values>
  void all(const Values&... values) {
    (add(values), ...);
  }

  std::string bytes_;
};

}  // namespace

Digest digest_of(const Page& page) {
  Parts parts;
  parts.add(page);
  return parts.digest();
}

}  // namespace labledger::reports
