#include "indexer/push/push.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <thread>

#include "common/console.h"
#include "common/file/fault_point.h"
#include "common/file/folder.h"
#include "common/guarded.h"
#include "common/index/layout.h"
#include "common/index/served_shards.h"
#include "common/index/shard_set.h"
#include "common/messages.h"
#include "common/process/threads.h"
#include "indexer/generations/index_lock.h"
#include "indexer/push/published_folder.h"
#include "indexer/push/host_copy.h"
#include "indexer/run/stop_signals.h"
#include "indexer/units.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// A unit whose server was not there yet starts again within this many times the timeout.
constexpr int kWaits = 10;

// The set that is live in the index, and whom it goes to.
struct Task {
  const IndexLayout& layout;
  const ShardHosts& hosts;
  std::chrono::milliseconds timeout;
  fs::path generation;
  SetName set;
  std::size_t turn = 0;
};

Result<void> check_hosts(const ShardHosts& hosts, std::size_t shards) {
  if (hosts.publish_to.empty() || hosts.of_shard.empty()) {
    return fail("the configuration does not say where to push to",
                "name publish_to and the host of each shard in [shards]: docs/operations.md");
  }
  if (shards == 1) {
    return fail("the index is one database, and only a set of shards can be pushed",
                "cut it: indexer --shards 2");
  }
  if (shards == hosts.of_shard.size()) return {};
  return fail(fmt::format("the index has {} shards, [shards] names hosts for {}", shards,
                          hosts.of_shard.size()),
              "name a host for each shard, or cut the index otherwise: indexer --shards N");
}

// What the hosts may have: the sets that the index has, and the one that is live there.
std::vector<SetName> known_sets(const Task& task, const PublishedFolder& published) {
  std::vector<SetName> sets;
  if (auto live = published.live_set()) sets.push_back(std::move(*live));
  auto names = task.layout.list_generations();
  std::reverse(names.begin(), names.end());
  for (const std::string& name : names) {
    auto set = set_name_of(task.layout.generations() / name);
    if (set && std::find(sets.begin(), sets.end(), *set) == sets.end()) sets.push_back(*set);
  }
  return sets;
}

// One for each host, with all its shards.
std::vector<HostCopy> copies_of(const Task& task, const std::vector<SetName>& known) {
  std::vector<HostCopy> copies;
  const std::size_t count = task.hosts.of_shard.size();
  for (std::size_t shard = 0; shard < count; ++shard) {
    for (const ShardHost& host : task.hosts.of_shard[shard]) {
      auto copy = std::find_if(copies.begin(), copies.end(),
                               [&host](const HostCopy& one) { return one.host == host; });
      if (copy == copies.end()) {
        copy = copies.insert(copies.end(), {host, task.hosts.ssh, task.generation, {}, known});
        copy->delivery.set = task.set;
        copy->delivery.kept = known;
        std::erase(copy->alike, task.set);
      }
      copy->delivery.shards.push_back({to_string(ShardName{shard, count}),
                                       task.hosts.port(shard, task.turn),
                                       task.hosts.port(shard, kTurns - 1 - task.turn)});
    }
  }
  return copies;
}

// All at once.  Each error is told, and one says what comes of it.
template <typename Item, typename Work>
Result<void> do_all(const std::vector<Item>& items, const Work& work, const Log& log) {
  std::vector<std::future<Result<void>>> running;
  for (const Item& item : items) {
    running.push_back(in_background([&] { return guarded([&] { return work(item); }); }));
  }
  std::size_t failed = 0;
  for (auto& one : running) {
    const Result<void> done = one.get();
    if (done) continue;
    log.error(done.error());
    ++failed;
  }
  if (failed == 0) return {};
  return fail("nothing was published: what is live stays so",
              "the next push goes on with what is there already");
}

Result<void> bring_to_all(const std::vector<HostCopy>& copies, const Log& log) {
  return do_all(
      copies,
      [&log](const HostCopy& copy) -> Result<void> {
        const auto warnings = bring(copy);
        if (!warnings) return tl::unexpected(warnings.error());
        for (const std::string& one : *warnings) {
          log.write(Level::Warning, "warning", fmt::format("{}: {}", copy.name(), one));
        }
        log.write(Level::Info, "copied",
                  fmt::format("{} has set {}", copy.name(), copy.delivery.set.generation));
        return {};
      },
      log);
}

struct Served {
  ServerAddress server;
  std::size_t shard;
  ShardIdentity identity;
};

Result<void> wait_until_served(const Served& served, std::chrono::milliseconds timeout) {
  const auto pause = timeout / 4;
  const auto deadline = std::chrono::steady_clock::now() + kWaits * timeout;
  for (;;) {
    const auto checked = check_served(served.server, served.identity, timeout);
    if (checked) return {};
    if (std::chrono::steady_clock::now() > deadline) {
      return fail(
          fmt::format("shard {} is not served: {}", served.shard + 1, checked.error().message),
          fmt::format("start its server on that host: systemctl start musubi-shard@{}",
                      served.server.port));
    }
    std::this_thread::sleep_for(pause);
  }
}

// Those of all hosts, also of such as only stand in for others.
Result<void> check_all_servers(const Task& task, const Log& log) {
  const auto identities = identities_of(task.generation / kFrontFolder);
  if (!identities) return tl::unexpected(identities.error());
  std::vector<Served> all;
  for (std::size_t shard = 0; shard < identities->size(); ++shard) {
    for (const ShardHost& host : task.hosts.of_shard.at(shard)) {
      all.push_back({task.hosts.server(host, shard, task.turn), shard, (*identities)[shard]});
    }
  }
  return do_all(
      all, [&task](const Served& one) { return wait_until_served(one, task.timeout); }, log);
}

void tell(const std::string& text, const Log& log) {
  if (write_answer(translated(text) + "\n")) return;
  log.error({fmt::format("cannot write the answer, but it was done: {}", text), ""});
}

Result<void> push_live(const IndexerOptions& options, const IndexLayout& layout, const Log& log) {
  const auto live = layout.live_generation();
  if (!live) return fail(fmt::format("{} names no generation", layout.stub().string()));
  const ShardHosts& hosts = options.common.hosts;
  const fs::path generation = fs::absolute(layout.generations() / *live);
  if (auto fit = check_hosts(hosts, shards_in(generation)); !fit) return fit;
  const auto set = set_name_of(generation);
  if (!set) return tl::unexpected(set.error());
  if (auto made = make_folder(hosts.publish_to); !made) return made;
  auto published = PublishedFolder::open(hosts);
  if (!published) return tl::unexpected(published.error());
  const auto turn = published->turn_for(*set);
  if (!turn) return tl::unexpected(turn.error());

  StopSignals stop([&log](std::string_view signal) {
    log.error({fmt::format("stopped by {}", signal), "the next push goes on from here"});
  });
  const Task task{layout, hosts, options.common.remote.timeout, generation, *set, *turn};
  const auto copies = copies_of(task, known_sets(task, *published));
  if (auto brought = bring_to_all(copies, log); !brought) return brought;
  fault_point("push:brought");
  if (auto served = check_all_servers(task, log); !served) return served;
  fault_point("push:answered");
  stop.close();
  if (!published->is_live(*set, *turn)) {
    const auto done = published->publish(*set, *turn, generation / kFrontFolder);
    if (!done) return tl::unexpected(done.error());
    if (*done) log.error(**done);
  }
  tell(fmt::format("set {} is live on {}: searcher --index {}", *live,
                   counted(copies.size(), "host"), hosts.publish_to.string()),
       log);
  return {};
}

}  // namespace

ExitStatus push(const IndexerOptions& options, const Log& log) {
  const auto refuse = [&log](const Error& error) {
    log.error(error);
    return ExitStatus::NotPublished;
  };
  const IndexLayout layout(options.common.index);
  if (!layout.live_generation()) {
    return refuse({fmt::format("there is no index in {}", layout.root().string()),
                   "name one with --index DIR or MUSUBI_INDEX"});
  }
  // So that no run removes what is being copied.
  const auto lock = IndexLock::acquire(layout.lock());
  if (!lock) return refuse(lock.error());
  if (!lock->has_value()) {
    log.error(another_at_work(layout.root()));
    return ExitStatus::Locked;
  }
  const auto done = guarded([&] { return push_live(options, layout, log); });
  return done ? ExitStatus::Published : refuse(done.error());
}

}  // namespace musubi
