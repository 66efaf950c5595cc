// shard_set.h - a set of shards: a generation whose documents are cut into several databases.
//
//   GENERATION/shard-1-of-2/   a database with all its files, as a generation has them
//   GENERATION/shard-2-of-2/
//   GENERATION/manifest.json   of the whole; it alone lists the files of the sources
//   GENERATION/documents.bin   all documents in the order of their sources
//   GENERATION/bigrams.bin     of all documents: searched by these, as those of a shard tell less
//   GENERATION/front/          for a searcher that asks servers of the shards (front.h)
//   GENERATION/checksums       of these, and of the checksums of each folder
//
// A folder says by its name which shard it is and of how many, so that one that is missing is
// missed.  A generation that is not cut is a set of one: its database is its own folder.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// Each takes threads and memory of its own while it is built and searched.
inline constexpr std::size_t kMaxShardsOfSet = 32;

struct ShardName {
  std::size_t number = 0;  // from 0
  std::size_t count = 0;
};

// "shard-1-of-2" is the first of two.
std::string to_string(const ShardName& shard);

// Nothing where it is the name of something else.
std::optional<ShardName> parse_shard_name(std::string_view name);

// A folder of a set with a list of checksums of its own: a shard, or the front.
bool is_part_of_set(std::string_view folder_name);

// Which of `count` shards has a document, by the hash of its id.
std::size_t shard_of(std::uint64_t id_hash, std::size_t count);

// Into how many databases a generation is cut, as its folders say; 1: it is one itself.
std::size_t shards_in(const std::filesystem::path& generation);

// The folders of the databases of a generation of `count` shards.
std::vector<std::filesystem::path> databases_of(const std::filesystem::path& generation,
                                                std::size_t count);

// The generation that a database belongs to: the folder around a shard, else its own.
std::filesystem::path generation_of(const std::filesystem::path& database);

}  // namespace musubi
