#include "common/options/remote_section.h"

#include <fmt/format.h>

#include <charconv>
#include <sstream>

#include "common/text/utf8.h"

namespace musubi {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kMaxTimeout = std::chrono::minutes(10);

// kMaxShardsOfSet, each with its ports behind the first.
constexpr std::size_t kMaxShards = 32;
constexpr unsigned kMaxFirstPort = 65535 - kTurns * kMaxShards;

tl::unexpected<Error> bad(const ConfigSection& section, const ConfigEntry& entry,
                          const std::string& what) {
  return fail(fmt::format("{}:{}: {}", section.file, entry.line, what));
}

// "2s", "500ms", or "2", which is in seconds.
std::optional<milliseconds> parse_time(std::string_view text) {
  unsigned number = 0;
  const char* end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view unit(parsed, static_cast<std::size_t>(end - parsed));
  if (unit != "" && unit != "s" && unit != "ms") return std::nullopt;
  if (number == 0 || number > static_cast<unsigned>(kMaxTimeout.count())) return std::nullopt;
  const milliseconds time(unit == "ms" ? number : number * std::uint64_t{1000});
  return time > kMaxTimeout ? std::nullopt : std::optional(time);
}

Result<std::vector<ServerAddress>> parse_servers(const ConfigSection& section,
                                                 const ConfigEntry& entry) {
  std::vector<ServerAddress> servers;
  std::istringstream words(entry.value);
  for (std::string word; words >> word;) {
    auto server = parse_server(word);
    if (!server) return bad(section, entry, fmt::format("{} is not HOST:PORT", word));
    servers.push_back(std::move(*server));
  }
  return servers;
}

constexpr std::string_view kShardKey = "shard ";

// "shard 2" is the second; nothing where the key is another.
std::optional<std::size_t> shard_of_key(std::string_view key) {
  if (!key.starts_with(kShardKey)) return std::nullopt;
  const std::string_view digits = trim(key.substr(kShardKey.size()));
  std::size_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [parsed, error] = std::from_chars(digits.data(), end, number);
  const bool is_number = error == std::errc() && parsed == end;
  if (!is_number || number == 0 || number > kMaxShards) return std::nullopt;
  return number - 1;
}

Result<void> read_shard(const ConfigSection& section, const ConfigEntry& entry, std::size_t shard,
                        ShardHosts& hosts) {
  if (hosts.of_shard.size() <= shard) hosts.of_shard.resize(shard + 1);
  auto& own = hosts.of_shard[shard];
  if (!own.empty()) return bad(section, entry, fmt::format("{} is named twice", entry.key));
  std::istringstream words(entry.value);
  for (std::string word; words >> word;) {
    auto host = parse_shard_host(word);
    if (!host) {
      return bad(section, entry,
                 fmt::format("{} is not HOST:/FOLDER or USER@HOST:/FOLDER, of letters, digits and "
                             "._-/",
                             word));
    }
    own.push_back(std::move(*host));
  }
  if (own.empty()) return bad(section, entry, fmt::format("{} names no host", entry.key));
  return {};
}

Result<void> read_publish_to(const ConfigSection& section, const ConfigEntry& entry,
                             ShardHosts& hosts) {
  hosts.publish_to = entry.value;
  if (hosts.publish_to.is_absolute()) return {};
  return bad(section, entry, "publish_to is a folder, named from / on");
}

Result<void> read_port(const ConfigSection& section, const ConfigEntry& entry, ShardHosts& hosts) {
  const auto server = parse_server("port:" + entry.value);
  if (!server || server->port > kMaxFirstPort) {
    return bad(section, entry, fmt::format("port is a number up to {}", kMaxFirstPort));
  }
  hosts.first_port = server->port;
  return {};
}

// rsync takes it apart at blanks.
Result<void> read_ssh(const ConfigSection& section, const ConfigEntry& entry, ShardHosts& hosts) {
  hosts.ssh.clear();
  std::istringstream words(entry.value);
  for (std::string word; words >> word;) hosts.ssh.push_back(std::move(word));
  const bool has_quotes = entry.value.find_first_of("\"'\\") != std::string::npos;
  if (!hosts.ssh.empty() && !has_quotes) return {};
  return bad(section, entry, "ssh is a program and its options, without quotes");
}

Result<void> read_entry(const ConfigSection& section, const ConfigEntry& entry,
                        ShardsSection& read) {
  if (entry.key == "timeout") {
    const auto time = parse_time(entry.value);
    if (!time) return bad(section, entry, "timeout is a time up to 10 minutes: 2s, 500ms");
    read.access.timeout = *time;
    return {};
  }
  if (entry.key == "publish_to") return read_publish_to(section, entry, read.hosts);
  if (entry.key == "port") return read_port(section, entry, read.hosts);
  if (entry.key == "ssh") return read_ssh(section, entry, read.hosts);
  if (const auto shard = shard_of_key(entry.key)) {
    return read_shard(section, entry, *shard, read.hosts);
  }
  const auto server = parse_server(entry.key);
  if (!server) {
    return bad(section, entry,
               fmt::format("{} is none of timeout, publish_to, port, ssh, shard N (up to {}) and "
                           "the HOST:PORT of a stub",
                           entry.key, kMaxShards));
  }
  auto servers = parse_servers(section, entry);
  if (!servers) return tl::unexpected(servers.error());
  read.access.replicas[to_string(*server)] = std::move(*servers);
  return {};
}

// A shard without a host would be missed by every search.
Result<void> check_all_named(const ConfigSection& section, const ShardHosts& hosts) {
  for (std::size_t i = 0; i < hosts.of_shard.size(); ++i) {
    if (!hosts.of_shard[i].empty()) continue;
    return fail(fmt::format("{}:{}: there is no shard {}, but one of a higher number", section.file,
                            section.line, i + 1));
  }
  return {};
}

}  // namespace

Result<ShardsSection> read_shards_section(const std::vector<ConfigSection>& sections) {
  ShardsSection read;
  for (const ConfigSection& section : sections) {
    if (section.name != "shards") continue;
    for (const ConfigEntry& entry : section.entries) {
      if (auto understood = read_entry(section, entry, read); !understood) {
        return tl::unexpected(understood.error());
      }
    }
    if (auto named = check_all_named(section, read.hosts); !named) {
      return tl::unexpected(named.error());
    }
  }
  add_replicas(read.hosts, read.access);
  return read;
}

}  // namespace musubi
