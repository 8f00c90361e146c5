#pragma once
// config.toml → Settings. Everything has a default but the contact: whoever crawls says who they
// are.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/channel.hpp"
#include "parsers/registry/alert_settings.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// How politely and how patiently to crawl, as the config file states it.
struct CrawlSettings {
  std::chrono::milliseconds host_delay{5'000};  ///< Between two requests to one host.
  unsigned host_connections = 1;
  unsigned max_connections = 50;
  unsigned max_attempts = 3;  ///< Tries for one page in all.
  unsigned max_redirects = 10;
  std::size_t max_body_bytes = 16U << 20;  ///< After content decoding.
  std::chrono::milliseconds connect_time{15'000};
  std::chrono::milliseconds total_time{120'000};
};

/// What `run` does beside crawling and delivering.
struct RunSettings {
  std::chrono::milliseconds max_time{50 * 60'000};  ///< Then it stops between two pages.
  bool report = true;                               ///< Whether it writes the report.
  std::string heartbeat_url;         ///< Asked for after each run that went well; may be empty.
  SecretPlace heartbeat_url_secret;  ///< The same, when the address is a secret.
  std::string metrics;               ///< OpenMetrics text file; empty for none.
};

/// What the config file says. Folders are as written: relative ones are meant from the file's
/// folder.
struct Settings {
  std::string contact;              ///< A mail address or an http(s) URL, for the user agent.
  std::string agent = "labledger";  ///< Product token: what robots.txt files call us.
  std::string db;                   ///< The ledger file; empty for the default place.
  std::string labs;                 ///< The folder of lab files; empty for the default place.
  std::string reports;              ///< The folder reports go to; empty for the default place.
  std::string reviewer;             ///< Who enters verdicts and observations; empty for nobody.
  CrawlSettings crawl;
  RunSettings run;
  AlertSettings alerts;
};

/// Reads a config file. Appends every mistake, as parse_lab does.
[[nodiscard]] Settings parse_settings(std::string_view file_name, std::string_view bytes,
                                      std::vector<Mistake>& mistakes);

/// The User-Agent field to send: "labledger/0.1.0 (+mailto:watch@example.org)".
/// @see RFC 9110 section 10.1.5.
[[nodiscard]] std::string user_agent(const Settings& settings, std::string_view version);

}  // namespace labledger::parsers
