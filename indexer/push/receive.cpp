#include "indexer/push/receive.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "common/file/folder.h"
#include "common/file/input_file.h"
#include "common/index/checksums.h"
#include "indexer/generations/index_lock.h"
#include "indexer/push/delivery.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxStubBytes = 4096;

// All that was copied, and nothing else, by the sums that the name of the set vouches for.
Result<void> verify(const fs::path& set, const Delivery& delivery) {
  std::vector<std::string> shards;
  for (const DeliveredShard& shard : delivery.shards) shards.push_back(shard.folder);
  const auto findings = verify_shards_of_set(set, shards, delivery.set.list_sum);
  if (findings.empty()) return {};
  return fail(fmt::format("what was copied is not the set: {}", findings.front()));
}

std::string stub_of(const Delivery& delivery, const DeliveredShard& shard) {
  return fmt::format("auto ../sets/{}/{}\n", to_string(delivery.set), shard.folder);
}

Result<void> serve(const fs::path& folder, const Delivery& delivery) {
  if (auto made = make_folder(served_on(folder)); !made) return made;
  for (const DeliveredShard& shard : delivery.shards) {
    const fs::path stub = served_on(folder) / std::to_string(shard.port);
    if (auto put = put_in_place(stub, stub_of(delivery, shard)); !put) return put;
    const fs::path other = served_on(folder) / std::to_string(shard.other_port);
    std::error_code error;
    if (fs::exists(other, error)) continue;
    if (auto put = put_in_place(other, stub_of(delivery, shard)); !put) return put;
  }
  return sync_path(served_on(folder));
}

// A port, and the set that it serves.
struct PortInUse {
  std::string port;
  std::string set;
};

// Removes what a process left that was killed.
Result<std::vector<PortInUse>> ports_in_use(const fs::path& folder) {
  const auto stubs = entries_of(served_on(folder));
  if (!stubs) return tl::unexpected(stubs.error());
  std::vector<PortInUse> all;
  for (const fs::path& stub : *stubs) {
    std::error_code error;
    if (is_draft(stub) && fs::remove(stub, error)) continue;
    const auto text = read_whole(stub, kMaxStubBytes);
    if (!text) {
      return fail(fmt::format("cannot read {}: {}", stub.string(), text.error().message));
    }
    all.push_back({stub.filename(), fs::path(*text).parent_path().filename()});
  }
  return all;
}

bool is_of(const Delivery& delivery, const std::string& port) {
  return std::any_of(delivery.shards.begin(), delivery.shards.end(), [&](const auto& shard) {
    return port == std::to_string(shard.port) || port == std::to_string(shard.other_port);
  });
}

Result<void> prune(const fs::path& folder, const Delivery& delivery, const Log& log) {
  const auto ports = ports_in_use(folder);
  if (!ports) return tl::unexpected(ports.error());
  std::vector<std::string> wanted;
  for (const SetName& set : delivery.kept) wanted.push_back(to_string(set));
  for (const auto& [port, set] : *ports) {
    wanted.push_back(set);
    if (is_of(delivery, port)) continue;
    log.write(Level::Warning, "warning",
              fmt::format("port {} is none of [shards] any more, and its set {} stays: remove {} "
                          "when nobody searches there",
                          port, set, (served_on(folder) / port).string()));
  }
  const auto sets = entries_of(sets_on(folder));
  if (!sets) return tl::unexpected(sets.error());
  for (const fs::path& set : *sets) {
    const std::string name = set.filename();
    const bool is_wanted = std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    if (is_wanted || !parse_set_name(name)) continue;
    std::error_code error;
    fs::remove_all(set, error);
    if (error) return fail(fmt::format("cannot remove {}: {}", set.string(), error.message()));
  }
  return {};
}

Result<void> take_into_service(const fs::path& folder, const Delivery& delivery, const Log& log) {
  const fs::path set = sets_on(folder) / to_string(delivery.set);
  if (auto sound = verify(set, delivery); !sound) return sound;
  fault_point("receive:verified");
  if (auto synced = sync_tree(set); !synced) return synced;
  if (auto synced = sync_path(sets_on(folder)); !synced) return synced;
  if (auto served = serve(folder, delivery); !served) return served;
  fault_point("receive:served");
  // It is served all the same.
  if (auto pruned = prune(folder, delivery, log); !pruned) {
    log.write(Level::Warning, "warning", pruned.error().message);
  }
  return {};
}

}  // namespace

ExitStatus receive(const IndexerOptions& options, const Log& log) {
  const auto refuse = [&log](const Error& error) {
    log.error(error);
    return ExitStatus::NotPublished;
  };
  const auto delivery = parse_delivery(options.delivery);
  if (!delivery) return refuse(delivery.error());
  const fs::path& folder = options.common.index;
  const auto lock = IndexLock::acquire(folder / "lock");
  if (!lock) return refuse(lock.error());
  if (!lock->has_value()) {
    log.error(another_at_work(folder));
    return ExitStatus::Locked;
  }
  const auto done = take_into_service(folder, *delivery, log);
  return done ? ExitStatus::Published : refuse(done.error());
}

}  // namespace musubi
