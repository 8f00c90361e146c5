#include "cli/delivery.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "alerts/dispatch.hpp"
#include "alerts/event_json.hpp"
#include "alerts/retry.hpp"
#include "cli/feed_sender.hpp"
#include "core/digest.hpp"

namespace labledger::cli {
namespace {

/// Stands in for a sender that could not be made: its channel fails with that reason.
class MissingSender final : public alerts::Sender {
 public:
  explicit MissingSender(std::string reason) : reason_(std::move(reason)) {}
  [[nodiscard]] alerts::SendResult send(const alerts::Message&) override {
    return {.verdict = alerts::Verdict::Later, .said = reason_, .retry_after = {}};
  }

 private:
  std::string reason_;
};

bool is_feed(const Channel& channel) {
  return channel.kind == ChannelKind::Atom || channel.kind == ChannelKind::JsonFeed;
}

/// Rows with the same key go out as one message.
using JobKey = std::tuple<std::string, std::string, std::int64_t, std::string>;

JobKey key_of(const db::DeliveryRow& row, const Channel& channel) {
  if (is_feed(channel)) return {};  // The file is written once for all.
  const bool is_single = row.digest.empty();
  return {row.recipient, row.digest, is_single ? 0 : row.due.ms, is_single ? row.event : ""};
}

std::string digest_key(const db::DeliveryRow& row) {
  DigestBuilder parts;
  parts.add(row.channel).add(row.recipient).add(row.digest).add(row.due.ms);
  return "digest-" + parts.finish().hex().substr(0, 16);
}

}  // namespace

Result<bool> Delivery::is_resting(const std::string& channel, DeliveryScope scope) const {
  const auto state = TRY(ledger_.outbox().channel(channel));
  return scope == DeliveryScope::Due && state && state->held && *state->held > clock_.now();
}

Result<std::vector<Delivery::Work>> Delivery::plan(DeliveryScope scope, DeliveryTally& tally) {
  const Instant now = clock_.now();
  std::vector<db::DeliveryRow> rows = TRY(ledger_.outbox().due(
      scope == DeliveryScope::Due ? now : Instant{std::numeric_limits<std::int64_t>::max()}));
  std::erase_if(rows, [&](const db::DeliveryRow& row) { return row.due > now; });
  std::map<std::string, std::vector<db::DeliveryRow>> by_channel;
  for (db::DeliveryRow& row : rows)
    by_channel[row.channel].push_back(std::move(row));
  std::vector<Work> plan;
  for (const Channel& channel : settings_.channels) {
    const auto found = by_channel.find(channel.name);
    if (found == by_channel.end()) continue;
    const bool resting = TRY(is_resting(channel.name, scope));
    if (resting) continue;
    Work work{.channel = &channel, .jobs = {}};
    std::map<JobKey, std::size_t> known;
    std::vector<std::vector<db::DeliveryRow>> groups;
    for (db::DeliveryRow& row : found->second) {
      const auto [place, is_new] = known.emplace(key_of(row, channel), groups.size());
      if (is_new) groups.emplace_back();
      groups[place->second].push_back(std::move(row));
    }
    for (std::vector<db::DeliveryRow>& group : groups)
      work.jobs.push_back(TRY(make_job(std::move(group), channel)));
    by_channel.erase(found);
    plan.push_back(std::move(work));
  }
  for (const auto& rest : by_channel)
    tally.held += rest.second.size();
  return plan;
}

Result<Delivery::Job> Delivery::make_job(std::vector<db::DeliveryRow> rows,
                                         const Channel& channel) {
  const db::DeliveryRow& first = rows.front();
  const bool is_digest = !first.digest.empty() && !is_feed(channel);
  Job job;
  job.message.recipient = first.recipient;
  job.message.report_url = settings_.report_url;
  job.message.key = is_digest ? digest_key(first) : first.event;
  if (is_digest) {
    job.message.digest_title = first.digest;
    job.message.raised = first.due;
  }
  std::vector<std::pair<Instant, Event>> events;
  for (const db::DeliveryRow& row : rows) {
    const db::EventRow kept = TRY(ledger_.events().get(row.event));
    events.emplace_back(kept.raised, TRY(alerts::event_from_json(kept.body)));
  }
  std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.id) < std::tie(b.first, b.second.id);
  });
  if (!is_digest) job.message.raised = events.back().first;
  for (auto& raised : events)
    job.message.events.push_back(std::move(raised.second));
  job.rows = std::move(rows);
  return job;
}

Result<std::unique_ptr<alerts::Sender>> Delivery::sender_for(const Channel& channel) {
  if (is_feed(channel)) return open_feed_sender(ledger_, channel, settings_.report_url);
  auto sender = open_sender_(channel);
  if (sender) return sender;
  return std::unique_ptr<alerts::Sender>(
      std::make_unique<MissingSender>(std::move(sender).error().message));
}

Result<DeliveryTally> Delivery::run(DeliveryScope scope, const std::atomic<bool>& stop) {
  DeliveryTally tally;
  const std::vector<Work> plan = TRY(this->plan(scope, tally));
  std::vector<alerts::Lane> lanes;
  std::size_t planned = 0;
  for (const Work& work : plan) {
    alerts::Lane lane{.channel = work.channel->name, .sender = nullptr, .messages = {}};
    lane.sender = TRY(sender_for(*work.channel));
    for (const Job& job : work.jobs) {
      lane.messages.push_back(job.message);
      planned += job.rows.size();
    }
    lanes.push_back(std::move(lane));
  }
  TRY(alerts::dispatch(
      std::move(lanes),
      [&](std::size_t lane, std::size_t message, const alerts::SendResult& result) {
        return settle(plan[lane], plan[lane].jobs[message], result, tally);
      },
      stop));
  tally.held += planned - tally.delivered - tally.failed - tally.given_up;
  return tally;
}

Result<void> Delivery::settle(const Work& work, const Job& job, const alerts::SendResult& result,
                              DeliveryTally& tally) {
  const Instant now = clock_.now();
  DeliveryTally settled = tally;
  db::Transaction transaction = TRY(db::Transaction::begin(ledger_.database()));
  for (db::DeliveryRow row : job.rows) {
    ++row.attempts;
    row.said = result.said;
    if (!row.first_tried) row.first_tried = now;
    if (result.verdict == alerts::Verdict::Accepted) {
      row.state = db::DeliveryState::Delivered;
      row.settled = now;
      ++settled.delivered;
    } else if (alerts::is_given_up(row.attempts, *row.first_tried, now, settings_.give_up_after)) {
      row.state = db::DeliveryState::Dead;
      row.settled = now;
      ++settled.given_up;
    } else {
      row.next_try = now + alerts::retry_pause(row.attempts, result.verdict, result.retry_after);
      ++settled.failed;
    }
    TRY(ledger_.outbox().settle(row));
  }
  TRY(note_channel(work.channel->name, result, now));
  TRY(transaction.commit());
  tally = settled;
  return {};
}

Result<void> Delivery::note_channel(const std::string& channel, const alerts::SendResult& result,
                                    Instant now) {
  db::ChannelRow row = TRY(ledger_.outbox().channel(channel)).value_or(db::ChannelRow{});
  row.channel = channel;
  switch (result.verdict) {
    case alerts::Verdict::Accepted:
      row.failures = 0;
      row.held.reset();
      row.succeeded = now;
      break;
    case alerts::Verdict::Later:
      ++row.failures;
      row.held = now + alerts::retry_pause(row.failures, result.verdict, result.retry_after);
      [[fallthrough]];
    case alerts::Verdict::Refused:  // Of this message; the channel works.
      row.failed = now;
      row.said = result.said;
  }
  return ledger_.outbox().put_channel(row);
}

}  // namespace labledger::cli
