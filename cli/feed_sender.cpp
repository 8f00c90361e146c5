#include "cli/feed_sender.hpp"

#include <set>
#include <utility>
#include <vector>

#include "alerts/event_json.hpp"
#include "alerts/feed_file.hpp"
#include "cli/files.hpp"

namespace labledger::cli {
namespace {

class FeedSender final : public alerts::Sender {
 public:
  /// `known` holds every event that the channel has been or is to be given; `given` those that it
  /// has.
  FeedSender(Channel channel, alerts::FeedInfo info, std::vector<alerts::FeedEntry> known,
             std::set<std::string> given)
      : channel_(std::move(channel)),
        info_(std::move(info)),
        known_(std::move(known)),
        given_(std::move(given)) {}

  [[nodiscard]] alerts::SendResult send(const alerts::Message& message) override {
    for (const Event& event : message.events)
      given_.insert(event.id);
    std::vector<alerts::FeedEntry> entries;
    for (const alerts::FeedEntry& entry : known_) {
      if (given_.contains(entry.event.id)) entries.push_back(entry);
    }
    const auto written = write_file(channel_.path, channel_.kind == ChannelKind::Atom
                                                       ? alerts::atom_feed(info_, entries)
                                                       : alerts::json_feed(info_, entries));
    if (written) {
      return {.verdict = alerts::Verdict::Accepted, .said = "written", .retry_after = {}};
    }
    return {.verdict = alerts::Verdict::Later, .said = written.error().message, .retry_after = {}};
  }

 private:
  Channel channel_;
  alerts::FeedInfo info_;
  std::vector<alerts::FeedEntry> known_;
  std::set<std::string> given_;
};

}  // namespace

Result<std::unique_ptr<alerts::Sender>> open_feed_sender(Ledger& ledger, const Channel& channel,
                                                         const std::string& report_url) {
  alerts::FeedInfo info;
  info.name = channel.name;
  info.title = "What AI labs disclose: changes";
  info.report_url = report_url;
  std::vector<alerts::FeedEntry> known;
  std::set<std::string> given;
  const std::vector<db::ChannelEventRow> rows =
      TRY(ledger.events().of_channel(channel.name, static_cast<std::int64_t>(info.limit)));
  for (const db::ChannelEventRow& row : rows) {
    if (row.is_delivered) given.insert(row.event.id);
    known.push_back({TRY(alerts::event_from_json(row.event.body)), row.event.raised});
  }
  return std::unique_ptr<alerts::Sender>(
      std::make_unique<FeedSender>(channel, std::move(info), std::move(known), std::move(given)));
}

}  // namespace labledger::cli
