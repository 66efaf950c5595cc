#include "indexer/push/published_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>

#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "common/file/folder.h"
#include "common/index/checksums.h"
#include "common/index/front.h"
#include "common/index/layout.h"
#include "common/index/seal.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kStub = "XAPIANDB";
constexpr const char* kNext = ".next";
constexpr const char* kNextLink = ".next-link";

std::string folder_name(const SetName& set, std::size_t turn) {
  return fmt::format("{}.{}", to_string(set), turn + 1);
}

std::optional<SetName> set_of_folder(const std::string& name) {
  return parse_set_name(name.substr(0, name.rfind('.')));
}

// Of all servers that a stub names.
std::set<unsigned> ports_in(const std::string& stub) {
  std::set<unsigned> ports;
  std::istringstream lines(stub);
  for (std::string kind, place; lines >> kind >> place;) {
    if (const auto server = parse_server(place)) ports.insert(server->port);
  }
  return ports;
}

Result<void> copy_front(const fs::path& from, const fs::path& to) try {
  fs::create_directories(to.parent_path());
  fs::copy(from, to, fs::copy_options::recursive);
  const auto findings = verify_checksums(to, "");
  return findings.empty() ? Result<void>() : fail(findings.front());
} catch (const fs::filesystem_error& problem) {
  return fail(fmt::format("cannot copy {}: {}", from.string(), problem.code().message()));
}

}  // namespace

Result<PublishedFolder> PublishedFolder::open(const ShardHosts& hosts) {
  PublishedFolder folder(hosts);
  const fs::path link = hosts.publish_to / kStub;
  std::error_code error;
  if (fs::symlink_status(link, error).type() == fs::file_type::not_found) return folder;
  const fs::path target = fs::read_symlink(link, error);
  folder.live_ = target.parent_path();
  if (error || !set_of_folder(folder.live_)) {
    return fail(fmt::format("{} is no link that --push made", link.string()),
                "name a folder of its own as publish_to in [shards]");
  }
  const auto stub = IndexLayout(hosts.publish_to / folder.live_).read_stub();
  if (!stub) return tl::unexpected(stub.error());
  folder.live_stub_ = *stub;
  return folder;
}

std::optional<SetName> PublishedFolder::live_set() const {
  return set_of_folder(live_);
}

std::string PublishedFolder::stub_of(std::size_t turn) const {
  std::string stub;
  for (std::size_t shard = 0; shard < hosts_.of_shard.size(); ++shard) {
    const auto server = hosts_.server(hosts_.of_shard[shard].front(), shard, turn);
    stub += fmt::format("remote {}\n", to_string(server));
  }
  return stub;
}

bool PublishedFolder::is_live(const SetName& set, std::size_t turn) const {
  return live_ == folder_name(set, turn) && live_stub_ == stub_of(turn) &&
         verify_checksums(hosts_.publish_to / live_ / kFrontFolder, "").empty();
}

Result<std::size_t> PublishedFolder::turn_for(const SetName& set) const {
  for (std::size_t turn = 0; turn < kTurns; ++turn) {
    if (is_live(set, turn)) return turn;
  }
  const std::set<unsigned> used = ports_in(live_stub_);
  for (std::size_t turn = 0; turn < kTurns; ++turn) {
    if (live_ == folder_name(set, turn)) continue;  // with other servers, or damaged
    const std::set<unsigned> needed = ports_in(stub_of(turn));
    const bool is_free = std::none_of(needed.begin(), needed.end(),
                                      [&used](unsigned port) { return used.contains(port); });
    if (is_free) return turn;
  }
  return fail("the set that is live has ports of both turns",
              "give other ones: port in [shards] is the first of all");
}

Result<void> PublishedFolder::prepare(const std::string& name, std::size_t turn,
                                  const fs::path& front) const {
  const fs::path next = hosts_.publish_to / kNext;
  const fs::path place = hosts_.publish_to / name;
  std::error_code error;
  fs::remove_all(next, error);
  if (auto copied = copy_front(front, next / kFrontFolder); !copied) return copied;
  if (auto put = put_in_place(next / kStub, stub_of(turn)); !put) return put;
  if (auto synced = sync_tree(next); !synced) return synced;
  fs::remove_all(place, error);  // of another time: it is not live
  fs::rename(next, place, error);
  if (error) return fail(fmt::format("cannot create {}: {}", place.string(), error.message()));
  return sync_path(hosts_.publish_to);
}

Result<void> PublishedFolder::flip_to(const std::string& name) const {
  const fs::path link = hosts_.publish_to / kNextLink;
  std::error_code error;
  fs::remove(link, error);
  fs::create_symlink(fs::path(name) / kStub, link, error);
  if (error) return fail(fmt::format("cannot create {}: {}", link.string(), error.message()));
  fault_point("push:flipping");
  fs::rename(link, hosts_.publish_to / kStub, error);
  if (error) return fail(fmt::format("cannot replace {}: {}", link.string(), error.message()));
  fault_point("push:flipped");
  return {};
}

Result<void> PublishedFolder::remove_all_but(const std::vector<std::string>& names) const {
  const auto entries = entries_of(hosts_.publish_to);
  if (!entries) return tl::unexpected(entries.error());
  for (const fs::path& entry : *entries) {
    const std::string name = entry.filename();
    const bool is_wanted = std::find(names.begin(), names.end(), name) != names.end();
    if (is_wanted || !set_of_folder(name)) continue;
    std::error_code error;
    fs::remove_all(entry, error);
    if (error) return fail(fmt::format("cannot remove {}: {}", entry.string(), error.message()));
  }
  return {};
}

Result<std::optional<Error>> PublishedFolder::publish(const SetName& set, std::size_t turn,
                                                  const fs::path& front) {
  const std::string name = folder_name(set, turn);
  if (auto prepared = prepare(name, turn, front); !prepared) {
    return tl::unexpected(prepared.error());
  }
  fault_point("push:front");
  if (auto flipped = flip_to(name); !flipped) return tl::unexpected(flipped.error());
  const std::string before = std::exchange(live_, name);
  live_stub_ = stub_of(turn);
  // Without it each searcher reads the front once.
  const fs::path live_front = hosts_.publish_to / name / kFrontFolder;
  if (const auto seal = seal_of(live_front)) static_cast<void>(leave_seal(live_front, *seal));
  auto ended = sync_path(hosts_.publish_to);
  if (ended) ended = remove_all_but({name, before});
  return ended ? std::nullopt : std::optional(ended.error());
}

}  // namespace musubi
