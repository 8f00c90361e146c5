#include "parsers/boards/board_format.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/html/ascii.hpp"
#include "parsers/html/fragment_text.hpp"

namespace labledger::parsers {

std::span<const BoardFormat* const> board_formats() {
  static constexpr std::array kFormats = {&kLever,      &kAshby,          &kAshbyPage,
                                          &kGreenhouse, &kWorkable,       &kSmartRecruiters,
                                          &kRecruitee,  &kWorkableWidget, &kDump};
  return kFormats;
}

const BoardFormat* format_of_record(const nlohmann::json& record) {
  for (const BoardFormat* format : board_formats()) {
    if (format->recognises(record)) return format;
  }
  return nullptr;
}

void add_place(std::string_view place, std::vector<std::string>& places) {
  std::string line = folded_line(place);
  if (line.empty() || std::find(places.begin(), places.end(), line) != places.end()) return;
  places.push_back(std::move(line));
}

void add_places(std::string_view packed, std::vector<std::string>& places) {
  constexpr std::string_view kBullet = "•";
  std::size_t begin = 0;
  for (std::size_t at = 0; at < packed.size();) {
    const bool is_bullet = packed.substr(at).starts_with(kBullet);
    if (!is_bullet && packed[at] != ';' && packed[at] != '|') {
      ++at;
      continue;
    }
    add_place(packed.substr(begin, at - begin), places);
    at += is_bullet ? kBullet.size() : 1;
    begin = at;
  }
  add_place(packed.substr(begin), places);
}

std::string joined_place(std::initializer_list<std::string> parts) {
  std::string out;
  for (const std::string& part : parts) {
    const std::string line = folded_line(part);
    if (line.empty()) continue;
    if (!out.empty()) out += ", ";
    out += line;
  }
  return out;
}

RemoteWork remote_of(std::string_view text) {
  const auto has = [text](std::string_view word) {
    return find_ignoring_case(text, word, 0) != std::string_view::npos;
  };
  if (has("hybrid")) return RemoteWork::Hybrid;
  if (has("remote") || has("telecommut")) return RemoteWork::Yes;
  if (has("on-site") || has("onsite") || has("on_site") || has("in-office")) return RemoteWork::No;
  return RemoteWork::Unknown;
}

std::optional<StatedPay> stated(StatedPay pay) {
  if (pay.text.empty() && !pay.low && !pay.high) return std::nullopt;
  return pay;
}

}  // namespace labledger::parsers
