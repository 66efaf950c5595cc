// set_on_servers.h - a set of shards on servers of this machine, and what is asked of it.
#pragma once
#include <deque>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "searcher/search.h"
#include "tests/cli/counting_wire.h"
#include "tests/cli/program.h"

namespace musubi::test {

// The records of a night, as JSON Lines.  In another one documents are gone and new.
std::string night(int number);

// A set of shards, served, and a folder with its front and a stub that names the servers.
class SetOnServers {
 public:
  static constexpr int kShards = 3;

  // Its servers hang up on who says nothing for so long; 0: for a minute.
  explicit SetOnServers(int idle_ms = 0, const std::string& lines = night(0));

  std::string index() const { return folder_ / "index"; }
  std::string far() const { return folder_ / "far"; }
  std::filesystem::path live() const;
  CountingWire& wire() { return *wire_; }
  const std::vector<int>& ports() const { return ports_; }
  const TemporaryFolder& folder() const { return folder_; }

  // The server of a shard, from 0.
  void stop(int shard) { servers_[static_cast<std::size_t>(shard)].reset(); }
  void start(int shard);

  // As if there were no wire.
  std::string stub() const;

  void become(const std::string& lines) const { folder_.write("docs/list.jsonl", lines); }
  Outcome build() const;
  void copy_front() const;

 private:
  int idle_ms_;
  TemporaryFolder folder_;
  std::vector<int> ports_;
  std::deque<std::optional<RunningProgram>> servers_;
  std::optional<CountingWire> wire_;
};

struct Asked {
  const char* query;
  std::optional<std::string> country = std::nullopt;
  std::optional<std::string> domain = std::nullopt;
  SortOrder sort = SortOrder::Relevance;
};

SearchRequest request_of(const Asked& asked);

// As JSON, without what differs from place to place; or the message of an error.
nlohmann::json answer_of(Searcher& searcher, const Asked& asked);

}  // namespace musubi::test
