#include "indexer/push/delivery.h"

#include <fmt/format.h>

#include "common/index/checksums.h"
#include "common/index/layout.h"
#include "common/index/shard_set.h"
#include "common/remote_access.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSumDigits = 32;

bool is_sum(std::string_view text) {
  return text.size() == kSumDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::optional<unsigned> parse_port(std::string_view text) {
  const auto server = parse_server(fmt::format("host:{}", text));
  return server ? std::optional(server->port) : std::nullopt;
}

// "shard-1-of-2=27011,27012"
std::optional<DeliveredShard> parse_shard(std::string_view word) {
  const auto equals = word.find('=');
  const auto comma = word.find(',');
  if (equals == word.npos || comma == word.npos || comma < equals) return std::nullopt;
  const std::string_view folder = word.substr(0, equals);
  const auto port = parse_port(word.substr(equals + 1, comma - equals - 1));
  const auto other = parse_port(word.substr(comma + 1));
  if (!parse_shard_name(folder) || !port || !other) return std::nullopt;
  return DeliveredShard{std::string(folder), *port, *other};
}

}  // namespace

std::string to_string(const SetName& set) {
  return fmt::format("{}-{}", set.generation, set.list_sum);
}

std::optional<SetName> parse_set_name(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == text.npos) return std::nullopt;
  SetName set{std::string(text.substr(0, dash)), std::string(text.substr(dash + 1))};
  const bool is_name = IndexLayout::is_generation_name(set.generation) && is_sum(set.list_sum);
  return is_name ? std::optional(set) : std::nullopt;
}

Result<SetName> set_name_of(const fs::path& generation) {
  SetName set{generation.filename(), list_checksum(generation)};
  if (is_sum(set.list_sum)) return set;
  return fail(fmt::format("cannot read {}", checksums_path(generation).string()),
              "see what is damaged with: indexer --check");
}

std::vector<std::string> words_of(const Delivery& delivery) {
  std::vector<std::string> words = {to_string(delivery.set)};
  for (const auto& [folder, port, other] : delivery.shards) {
    words.push_back(fmt::format("{}={},{}", folder, port, other));
  }
  for (const SetName& set : delivery.kept) words.push_back(to_string(set));
  return words;
}

Result<Delivery> parse_delivery(const std::vector<std::string>& words) {
  Delivery delivery;
  for (const std::string& word : words) {
    const auto set = parse_set_name(word);
    const auto shard = parse_shard(word);
    if (delivery.set.generation.empty() && set) {
      delivery.set = *set;
    } else if (set) {
      delivery.kept.push_back(*set);
    } else if (shard) {
      delivery.shards.push_back(*shard);
    } else {
      return fail(fmt::format("--receive does not understand {}", word),
                  "it is for indexer --push to call; have the same version on all machines");
    }
  }
  if (!delivery.set.generation.empty() && !delivery.shards.empty()) return delivery;
  return fail("--receive needs a set and a shard of it",
              "it is for indexer --push to call; have the same version on all machines");
}

fs::path sets_on(const fs::path& folder) {
  return folder / "sets";
}

fs::path served_on(const fs::path& folder) {
  return folder / "served";
}

}  // namespace musubi
