#include "common/options/remote_section.h"

#include <fmt/format.h>

#include <charconv>
#include <sstream>

namespace musubi {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kMaxTimeout = std::chrono::minutes(10);

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

Result<void> read_entry(const ConfigSection& section, const ConfigEntry& entry,
                        RemoteAccess& access) {
  if (entry.key == "timeout") {
    const auto time = parse_time(entry.value);
    if (!time) return bad(section, entry, "timeout is a time up to 10 minutes: 2s, 500ms");
    access.timeout = *time;
    return {};
  }
  const auto server = parse_server(entry.key);
  if (!server) {
    return bad(section, entry,
               fmt::format("{} is neither timeout nor the HOST:PORT of a stub", entry.key));
  }
  auto servers = parse_servers(section, entry);
  if (!servers) return tl::unexpected(servers.error());
  access.replicas[to_string(*server)] = std::move(*servers);
  return {};
}

}  // namespace

Result<RemoteAccess> remote_access(const std::vector<ConfigSection>& sections) {
  RemoteAccess access;
  for (const ConfigSection& section : sections) {
    if (section.name != "shards") continue;
    for (const ConfigEntry& entry : section.entries) {
      if (auto read = read_entry(section, entry, access); !read) {
        return tl::unexpected(read.error());
      }
    }
  }
  return access;
}

}  // namespace musubi
