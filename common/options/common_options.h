// common_options.h - what both programs are told: the index, and the files that analysis and
// facets are made from.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/remote_access.h"
#include "common/shard_hosts.h"

namespace musubi {

// Files that analysis and facets are made from.
struct Resources {
  std::filesystem::path data;        // folder of the gazetteer and the taxonomy
  std::filesystem::path dictionary;  // folder of the compiled IPADIC
  std::vector<std::filesystem::path> user_dictionaries;
  std::vector<std::filesystem::path> gazetteers;
  std::vector<std::filesystem::path> taxonomies;
  std::filesystem::path cache;  // folder of the user's own for what can be made again; or none
};

struct CommonOptions {
  std::filesystem::path index;
  std::filesystem::path config;  // the INI file that was read; or none
  std::filesystem::path state;   // folder of the user's own for what was last done; or none
  Resources resources;
  RemoteAccess remote;
  ShardHosts hosts;  // that a set is brought to
};

// The user dictionaries that come with Musubi, in its data folder.
std::vector<std::filesystem::path> own_dictionaries(const std::filesystem::path& data);

// The options that make another program of ours read the same files.
std::vector<std::string> resource_arguments(const Resources& resources);

}  // namespace musubi
