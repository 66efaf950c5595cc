// delivery.h - which set a host is to serve, and at which ports: what --push tells --receive.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// A set of shards as the machines call it that serve it: "000042-9fbab37a…", its generation and
// the sum of its list of checksums.  So sets of the same number that two builds made are not taken
// for each other, and whoever has one can tell whether it is whole.
struct SetName {
  std::string generation;
  std::string list_sum;

  bool operator==(const SetName&) const = default;
};
std::string to_string(const SetName& set);
std::optional<SetName> parse_set_name(std::string_view text);

// Of a generation in an index.
Result<SetName> set_name_of(const std::filesystem::path& generation);

// A shard, the port that is to serve it from now on, and the other of its two, which is to serve
// it only where it has nothing to serve yet.
struct DeliveredShard {
  std::string folder;  // "shard-1-of-2"
  unsigned port = 0;
  unsigned other_port = 0;
};

struct Delivery {
  SetName set;
  std::vector<DeliveredShard> shards;  // those of the set that the host has
  std::vector<SetName> kept;           // sets that are not to be removed there
};

// As the words behind --receive: SET, SHARD=PORT,PORT for each shard, and the sets to keep.
std::vector<std::string> words_of(const Delivery& delivery);
Result<Delivery> parse_delivery(const std::vector<std::string>& words);

// On a host: FOLDER/sets/SET/shard-1-of-2 and so on, and stubs by which servers find what they
// serve, FOLDER/served/PORT.
std::filesystem::path sets_on(const std::filesystem::path& folder);
std::filesystem::path served_on(const std::filesystem::path& folder);

}  // namespace musubi
