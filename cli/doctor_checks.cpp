#include "cli/doctor_checks.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "alerts/secrets.hpp"
#include "cli/ledger.hpp"
#include "core/url.hpp"
#include "net/resolver.hpp"
#include "parsers/pdf/pdftotext.hpp"

namespace labledger::cli {
namespace {

using std::chrono::hours;

constexpr std::uintmax_t kLowDiskBytes = 1U << 30;
constexpr Instant kProgramIsNewer{INT64_C(1'764'547'200'000)};  ///< 2025-12-01: no clock is before.
constexpr hours kClockSlack{1};
constexpr hours kLongWithoutCapture{48};

Check good(std::string subject, std::string finding) {
  return {Severeness::Good, std::move(subject), std::move(finding), {}};
}
Check note(std::string subject, std::string finding, std::string advice) {
  return {Severeness::Note, std::move(subject), std::move(finding), std::move(advice)};
}
Check fault(std::string subject, std::string finding, std::string advice) {
  return {Severeness::Fault, std::move(subject), std::move(finding), std::move(advice)};
}

Check check_config(const Configuration& configuration) {
  if (!configuration.mistakes.empty()) {
    return fault("config",
                 fmt::format("{} mistakes, the first: {}", configuration.mistakes.size(),
                             parsers::format_mistake(configuration.mistakes.front())),
                 "labledger validate lists them");
  }
  if (!configuration.settings) {
    return fault("config", "there is none at " + configuration.config_path,
                 "labledger init --contact you@example.org");
  }
  return good("config", fmt::format("{}; {} labs, {} sources", configuration.config_path,
                                    configuration.registry.labs().size(),
                                    configuration.registry.source_count()));
}

Check check_disk(const std::string& db_path) {
  std::error_code failure;
  const std::filesystem::path folder = std::filesystem::path(db_path).parent_path();
  const auto space = std::filesystem::space(folder.empty() ? "." : folder, failure);
  if (failure) {
    return fault("disk", "cannot look at '" + folder.string() + "': " + failure.message(),
                 "make the folder, or name another ledger with --db");
  }
  const std::string free =
      fmt::format("{:.1f} GB free where the ledger is", static_cast<double>(space.available) / 1e9);
  if (space.available >= kLowDiskBytes) return good("disk", free);
  return fault("disk", free, "make room: when the disk is full, nothing more is kept");
}

/// The clock against the newest capture, when there is a ledger.
Check check_clock(const std::optional<Instant>& newest, Instant now) {
  if (now < kProgramIsNewer) {
    return fault("clock", "it says " + format_rfc3339(now),
                 "set the clock; every date rests on it");
  }
  if (newest && *newest > now + kClockSlack) {
    return fault("clock",
                 fmt::format("it says {}, but the ledger has a capture of {}", format_rfc3339(now),
                             format_rfc3339(*newest)),
                 "set the clock: one of the two is wrong");
  }
  return good("clock", format_rfc3339(now));
}

Check check_ledger(const Result<std::unique_ptr<Ledger>>& ledger,
                   const std::optional<Instant>& newest, Instant now) {
  if (!ledger) {
    const bool is_missing = ledger.error().kind == ErrorKind::NotFound;
    return is_missing
               ? note("ledger", "there is none yet", "labledger init, or the first run, makes it")
               : fault("ledger", ledger.error().message, "labledger verify says more");
  }
  if (!newest) return note("ledger", "it is empty", "labledger run fills it");
  const std::string finding = "the last capture is of " + format_rfc3339(*newest);
  if (now - *newest <= kLongWithoutCapture) return good("ledger", finding);
  return note("ledger", finding, "is cron running? docs/operations.md has the line");
}

Check check_roots() {
  const std::string file = net::trusted_roots_file();
  std::error_code failure;
  if (!file.empty() && std::filesystem::exists(file, failure)) return good("TLS roots", file);
  return fault("TLS roots", file.empty() ? "libcurl names no file" : "'" + file + "' is not there",
               "install the package ca-certificates");
}

/// Starts the PDF reader on bytes that it must refuse: whether it is there is told by how.
Check check_pdf_reader() {
  const auto refused = parsers::run_pdftotext("%PDF-1.4\n");
  if (refused || refused.error().kind == ErrorKind::Malformed) {
    return good("PDF reader", "pdftotext is there");
  }
  return fault("PDF reader", refused.error().message,
               "install the package poppler-utils; until then PDFs are kept, but not read");
}

/// Looks up the home of the first lab.
Check check_names(const Configuration& configuration) {
  for (const Lab& lab : configuration.registry.labs()) {
    const auto url = parse_url(lab.home);
    if (!url) continue;
    const auto found = net::look_up(url->host);
    if (found) return good("names", url->host + " has an address");
    return fault("names", found.error().message, "check the network and /etc/resolv.conf");
  }
  return note("names", "no lab to look up", "name lab files with --labs");
}

/// Whether the secrets of the channels can be read, and how their last tries went.
void add_channels(const Configuration& configuration, Ledger* ledger, std::vector<Check>& checks) {
  if (!configuration.settings) return;
  if (configuration.settings->alerts.rules.empty()) {
    checks.push_back(note("alerts", "there are no rules, so nobody is told anything",
                          "docs/operations.md shows how to write one"));
  }
  for (const Channel& channel : configuration.settings->alerts.channels) {
    const std::string subject = "channel " + channel.name;
    for (const SecretPlace& place : {channel.secret, channel.url_secret}) {
      if (!place.stated()) continue;
      const auto secret = alerts::read_secret(place);
      if (!secret) {
        checks.push_back(fault(subject, secret.error().message,
                               "cron has an environment of its "
                               "own; a file of mode 0600 works everywhere"));
      }
    }
    if (ledger == nullptr) continue;
    const auto row = ledger->outbox().channel(channel.name);
    if (row && row.value() && row.value()->failures > 0) {
      checks.push_back(fault(
          subject,
          fmt::format("{} failed tries, the last: {}", row.value()->failures, row.value()->said),
          "after a repair, labledger deliver --all"));
    } else if (row && row.value() && row.value()->succeeded) {
      checks.push_back(good(subject, "last delivery " + format_rfc3339(*row.value()->succeeded)));
    } else {
      checks.push_back(note(subject, "nothing was ever sent over it",
                            "labledger alerts test RULE "
                            "shows what would be"));
    }
  }
}

}  // namespace

std::vector<Check> check_surroundings(const Configuration& configuration,
                                      const std::string& db_path, const Clock& clock) {
  const Instant now = clock.now();
  const auto ledger = Ledger::open_for_reading(db_path);
  std::optional<Instant> newest;
  if (ledger) {
    const auto read = ledger.value()->evidence().newest_capture();
    if (read) newest = read.value();
  }
  std::vector<Check> checks = {check_config(configuration),
                               check_ledger(ledger, newest, now),
                               check_disk(db_path),
                               check_clock(newest, now),
                               check_roots(),
                               check_pdf_reader(),
                               check_names(configuration)};
  add_channels(configuration, ledger ? ledger.value().get() : nullptr, checks);
  return checks;
}

}  // namespace labledger::cli
