#include "common/shard_hosts.h"

#include <fmt/format.h>

#include "common/text/ascii.h"

namespace musubi {

namespace {

bool consists_of(std::string_view text, std::string_view marks) {
  for (const char c : text) {
    if (!is_ascii_letter(c) && !is_digit(c) && marks.find(c) == marks.npos) return false;
  }
  return !text.empty() && text.front() != '-';
}

// An address of IPv6 stands in brackets where a colon follows it.
bool is_ipv6(std::string_view address) {
  return address.find(':') != address.npos;
}

}  // namespace

std::string ShardHost::login() const {
  return user.empty() ? address : fmt::format("{}@{}", user, address);
}

std::string ShardHost::place() const {
  const std::string host = is_ipv6(address) ? fmt::format("[{}]", address) : address;
  return fmt::format("{}{}{}:{}", user, user.empty() ? "" : "@", host, folder);
}

unsigned ShardHosts::port(std::size_t shard, std::size_t turn) const {
  return first_port + static_cast<unsigned>(kTurns * shard + turn);
}

ServerAddress ShardHosts::server(const ShardHost& host, std::size_t shard, std::size_t turn) const {
  return {host.address, port(shard, turn)};
}

void add_replicas(const ShardHosts& hosts, RemoteAccess& access) {
  for (std::size_t shard = 0; shard < hosts.of_shard.size(); ++shard) {
    const auto& own = hosts.of_shard[shard];
    for (std::size_t turn = 0; turn < kTurns; ++turn) {
      auto& replicas = access.replicas[to_string(hosts.server(own.front(), shard, turn))];
      for (std::size_t i = 1; i < own.size(); ++i) {
        replicas.push_back(hosts.server(own[i], shard, turn));
      }
    }
  }
}

std::optional<ShardHost> parse_shard_host(std::string_view text) {
  ShardHost host;
  const auto slash = text.find('/');
  if (slash == text.npos || slash == 0 || text[slash - 1] != ':') return std::nullopt;
  host.folder = text.substr(slash);
  std::string_view place = text.substr(0, slash - 1);
  if (const auto at = place.find('@'); at != place.npos) {
    host.user = place.substr(0, at);
    if (!consists_of(host.user, "._-")) return std::nullopt;
    place.remove_prefix(at + 1);
  }
  const bool is_bracketed = place.size() > 2 && place.front() == '[' && place.back() == ']';
  host.address = is_bracketed ? place.substr(1, place.size() - 2) : place;
  const bool is_named = consists_of(host.address, is_bracketed ? ".:" : ".-");
  if (!is_named || !consists_of(host.folder, "/._-")) return std::nullopt;
  return host;
}

}  // namespace musubi
