#include "alerts/post_sender.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "alerts/alert_text.hpp"
#include "alerts/chat_message.hpp"
#include "alerts/cloud_event.hpp"
#include "alerts/secrets.hpp"
#include "alerts/verdict.hpp"

namespace labledger::alerts {
namespace {

/// The text with everything percent-encoded that is not unreserved (RFC 3986 section 2.3).
std::string path_segment(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_unreserved = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                               (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' ||
                               c == '~';
    if (is_unreserved) {
      out += c;
    } else {
      out.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return out;
}

std::string without_last_slash(std::string path) {
  if (path.ends_with('/')) path.pop_back();
  return path;
}

void add_token(net::HttpPost& post, const std::string& token) {
  if (!token.empty()) post.headers.push_back({"Authorization", "Bearer " + token});
}

void fill_matrix(net::HttpPost& post, const Channel& channel, const Message& message) {
  post.method = net::HttpMethod::Put;
  post.url.path = without_last_slash(post.url.path) + "/_matrix/client/v3/rooms/" +
                  path_segment(channel.room) + "/send/m.room.message/" + path_segment(message.key);
  post.body = matrix_body(alert_text(message));
}

Result<void> fill_ntfy(net::HttpPost& post, const Message& message) {
  const std::string path = without_last_slash(post.url.path);
  const std::size_t slash = path.rfind('/');
  const std::string topic = slash == std::string::npos ? "" : path.substr(slash + 1);
  if (topic.empty()) return Error{ErrorKind::Config, "the address names no topic"};
  post.url.path = path.substr(0, slash + 1);
  post.body = ntfy_body(alert_text(message), topic);
  return {};
}

/// A Discord webhook answers only when the message is kept if it is asked to.
void fill_discord(net::HttpPost& post, const Message& message) {
  post.url.query += post.url.query.empty() ? "wait=true" : "&wait=true";
  post.url.has_query = true;
  post.body = discord_body(alert_text(message));
}

Result<void> fill(net::HttpPost& post, const Channel& channel, const Message& message,
                  const std::string& secret, Instant now) {
  switch (channel.kind) {
    case ChannelKind::Webhook:
      post.body = cloud_event(message);
      post.headers = TRY(cloud_event_headers(message.key, post.body, now, secret));
      return {};
    case ChannelKind::Slack:
      post.body = slack_body(alert_text(message));
      return {};
    case ChannelKind::Discord:
      fill_discord(post, message);
      return {};
    case ChannelKind::Mattermost:
      post.body = mattermost_body(alert_text(message));
      return {};
    case ChannelKind::Matrix:
      fill_matrix(post, channel, message);
      add_token(post, secret);
      return {};
    case ChannelKind::Ntfy:
      TRY(fill_ntfy(post, message));
      add_token(post, secret);
      return {};
    case ChannelKind::Mail:
    case ChannelKind::Command:
    case ChannelKind::File:
    case ChannelKind::Atom:
    case ChannelKind::JsonFeed:
      break;
  }
  return Error{ErrorKind::Config, "the channel's kind is not posted"};
}

class PostSender final : public Sender {
 public:
  PostSender(Channel channel, const Clock& clock, std::unique_ptr<net::Outbound> outbound)
      : channel_(std::move(channel)), clock_(clock), outbound_(std::move(outbound)) {}

  SendResult send(const Message& message) override {
    const Result<std::string> url =
        channel_.url_secret.stated() ? read_secret(channel_.url_secret) : channel_.url;
    if (!url) return {Verdict::Later, url.error().message, {}};
    const Result<std::string> secret =
        channel_.secret.stated() ? read_secret(channel_.secret) : std::string();
    if (!secret) return {Verdict::Later, secret.error().message, {}};
    const Result<net::HttpPost> post = post_of(channel_, message, *url, *secret, clock_.now());
    if (!post) return verdict_of(post.error());
    const Result<net::HttpReply> reply = outbound_->post(*post);
    const std::array<std::string, 3> hidden = {*secret, *url,
                                               channel_.url_secret.stated() ? post->url.path : ""};
    return without_secrets(reply ? verdict_of(*reply, clock_.now()) : verdict_of(reply.error()),
                           hidden);
  }

 private:
  Channel channel_;
  const Clock& clock_;
  std::unique_ptr<net::Outbound> outbound_;
};

}  // namespace

Result<net::HttpPost> post_of(const Channel& channel, const Message& message,
                              const std::string& url, const std::string& secret, Instant now) {
  net::HttpPost post;
  const Result<Url> parsed = parse_url(url);
  // Not the parser's own words: they may hold the address, and that may be the secret.
  if (!parsed) return Error{ErrorKind::Config, "the channel's address is no http(s) URL"};
  post.url = *parsed;
  post.ca_file = channel.ca_file;
  post.limits.total_time = channel.timeout;
  post.headers = {{"Content-Type", "application/json; charset=utf-8"}};
  TRY(fill(post, channel, message, secret, now));
  return post;
}

std::unique_ptr<Sender> make_post_sender(const Channel& channel, const Clock& clock,
                                         std::unique_ptr<net::Outbound> outbound) {
  return std::make_unique<PostSender>(channel, clock, std::move(outbound));
}

}  // namespace labledger::alerts
