#include "alerts/open_sender.hpp"

#include <utility>

#include "alerts/command_sender.hpp"
#include "alerts/file_sender.hpp"
#include "alerts/mail_sender.hpp"
#include "alerts/post_sender.hpp"
#include "net/curl_outbound.hpp"

namespace labledger::alerts {

Result<std::unique_ptr<Sender>> open_sender(const Channel& channel, const net::CurlGlobal& global,
                                            const Clock& clock, const std::string& user_agent) {
  switch (channel.kind) {
    case ChannelKind::Mail: {
      std::unique_ptr<net::Outbound> outbound = TRY(net::open_curl_outbound(global, user_agent));
      return make_mail_sender(channel, std::move(outbound));
    }
    case ChannelKind::Webhook:
    case ChannelKind::Slack:
    case ChannelKind::Discord:
    case ChannelKind::Mattermost:
    case ChannelKind::Matrix:
    case ChannelKind::Ntfy: {
      std::unique_ptr<net::Outbound> outbound = TRY(net::open_curl_outbound(global, user_agent));
      return make_post_sender(channel, clock, std::move(outbound));
    }
    case ChannelKind::Command:
      if (channel.command.empty() || !channel.command.front().starts_with('/'))
        return Error{ErrorKind::Config,
                     "channel '" + channel.name + "' names no program by its full path"};
      return make_command_sender(channel.command, channel.timeout);
    case ChannelKind::File:
      return make_file_sender(channel.path);
    case ChannelKind::Atom:
    case ChannelKind::JsonFeed:
      break;
  }
  return Error{ErrorKind::Config,
               "channel '" + channel.name + "' is a feed, and feeds are not sent"};
}

}  // namespace labledger::alerts
