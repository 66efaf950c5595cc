#include "common/remote_access.h"

#include <fmt/format.h>

#include <charconv>

namespace musubi {

std::optional<ServerAddress> parse_server(std::string_view text) {
  constexpr unsigned kMaxPort = 65535;
  const auto colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return std::nullopt;
  ServerAddress server{std::string(text.substr(0, colon)), 0};
  const char* end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data() + colon + 1, end, server.port);
  if (error != std::errc() || parsed != end) return std::nullopt;
  if (server.port == 0 || server.port > kMaxPort) return std::nullopt;
  return server;
}

std::string to_string(const ServerAddress& server) {
  return fmt::format("{}:{}", server.host, server.port);
}

}  // namespace musubi
