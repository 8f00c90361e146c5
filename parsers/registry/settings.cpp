#include "parsers/registry/settings.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/url.hpp"
#include "parsers/registry/channel_table.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr Bounds<milliseconds> kDelay{0ms, 1h};
constexpr Bounds<milliseconds> kTime{1s, 1h};
constexpr Bounds<milliseconds> kMaxTime{1s, 24h};
constexpr Bounds<std::int64_t> kCount{1, 1000};
constexpr Bounds<std::uint64_t> kBody{1U << 10, 1U << 30};

/// RFC 9309, section 2.2.1: letters, "_" and "-".
bool is_product_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

void read_count(TomlTable& table, std::string_view key, unsigned& value) {
  if (const auto written = table.integer(key, kCount)) value = static_cast<unsigned>(*written);
}

CrawlSettings read_crawl(TomlTable table) {
  CrawlSettings crawl;
  crawl.host_delay = table.duration("host_delay", kDelay).value_or(crawl.host_delay);
  read_count(table, "host_connections", crawl.host_connections);
  read_count(table, "max_connections", crawl.max_connections);
  read_count(table, "max_attempts", crawl.max_attempts);
  read_count(table, "max_redirects", crawl.max_redirects);
  crawl.max_body_bytes = table.byte_size("max_body", kBody).value_or(crawl.max_body_bytes);
  crawl.connect_time = table.duration("connect_time", kTime).value_or(crawl.connect_time);
  crawl.total_time = table.duration("total_time", kTime).value_or(crawl.total_time);
  table.refuse_other_keys();
  return crawl;
}

RunSettings read_run(TomlTable table) {
  RunSettings run;
  run.max_time = table.duration("max_time", kMaxTime).value_or(run.max_time);
  run.report = table.flag("report").value_or(run.report);
  run.heartbeat_url = table.text("heartbeat_url").value_or("");
  run.heartbeat_url_secret = {table.text("heartbeat_url_env").value_or(""),
                              table.text("heartbeat_url_file").value_or("")};
  if (!run.heartbeat_url.empty()) {
    const auto url = parse_url(run.heartbeat_url);
    if (!url) table.complain("heartbeat_url", url.error().message);
  }
  run.metrics = table.text("metrics").value_or("");
  if (!run.metrics.empty() && run.metrics.front() != '/') {
    table.complain("metrics", "'metrics' must be a full path: cron starts elsewhere");
  }
  table.refuse_other_keys();
  return run;
}

Settings read_settings(TomlTable root) {
  Settings settings;
  settings.contact = root.required_text("contact");
  if (!settings.contact.empty() && !is_mail_address(settings.contact) &&
      !parse_url(settings.contact)) {
    root.complain("contact",
                  "'contact' must be a mail address or an http(s) URL, so that site "
                  "owners can reach you");
  }
  settings.agent = root.text("agent").value_or(settings.agent);
  if (!is_product_token(settings.agent)) {
    root.complain("agent", "'agent' is one word of letters, '_' and '-' (RFC 9309)");
  }
  settings.db = root.text("db").value_or("");
  settings.labs = root.text("labs").value_or("");
  settings.reports = root.text("reports").value_or("");
  settings.reviewer = root.text("reviewer").value_or("");
  if (const auto crawl = root.table("crawl")) settings.crawl = read_crawl(*crawl);
  if (const auto run = root.table("run")) settings.run = read_run(*run);
  settings.alerts = read_alert_settings(root);
  root.refuse_other_keys();
  return settings;
}

}  // namespace

Settings parse_settings(std::string_view file_name, std::string_view bytes,
                        std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  Settings settings;
  if (const auto root = parse_toml(bytes, log)) settings = read_settings(TomlTable(*root, log));
  sort_mistakes(mistakes, first);
  return settings;
}

std::string user_agent(const Settings& settings, std::string_view version) {
  const bool is_url = settings.contact.find("://") != std::string::npos;
  return settings.agent + "/" + std::string(version) + " (+" + (is_url ? "" : "mailto:") +
         settings.contact + ")";
}

}  // namespace labledger::parsers
