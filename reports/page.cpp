#include "reports/page.hpp"

#include <algorithm>
#include <utility>

#include "core/check.hpp"

namespace labledger::reports {

void Page::heading(unsigned level, Text content, std::string_view anchor) {
  blocks.push_back({Heading{level, std::move(content), std::string(anchor)}});
}

void Page::paragraph(Text content) {
  blocks.push_back({Paragraph{std::move(content)}});
}

void Page::item(Text content) {
  Items* last = blocks.empty() ? nullptr : std::get_if<Items>(&blocks.back().content);
  if (last == nullptr) {
    blocks.push_back({Items{}});
    last = std::get_if<Items>(&blocks.back().content);
  }
  last->items.push_back(std::move(content));
}

void Page::quotation(std::vector<Quotation::Part> parts) {
  blocks.push_back({Quotation{std::move(parts)}});
}

void Page::table(Text caption, std::vector<Column> columns, std::vector<std::vector<Text>> rows) {
  for (const std::vector<Text>& cells : rows)
    CHECK_INVARIANT(cells.size() == columns.size());
  blocks.push_back({Table{std::move(caption), std::move(columns), std::move(rows)}});
}

void Page::notice(Text content) {
  blocks.push_back({Notice{std::move(content)}});
}

void Page::add(PageBlock block) {
  blocks.push_back(std::move(block));
}

std::string relative_path(std::string_view from, std::string_view to, std::string_view ending) {
  std::string path;
  const auto levels = std::ranges::count(from, '/');
  const std::size_t slash = from.rfind('/');
  if (slash != std::string_view::npos && to.starts_with(from.substr(0, slash + 1))) {
    to.remove_prefix(slash + 1);
  } else {
    for (std::ptrdiff_t i = 0; i < levels; ++i)
      path += "../";
  }
  return path.append(to).append(ending);
}

}  // namespace labledger::reports
