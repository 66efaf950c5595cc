#include "indexer/push/host_copy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sstream>

#include "common/command_names.h"
#include "common/file/fault_point.h"
#include "common/index/checksums.h"
#include "common/index/shard_set.h"
#include "common/process/child_process.h"
#include "common/process/find_program.h"
#include "common/text/cut.h"
#include "common/text/utf8.h"
#include "indexer/exit_status.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// rsync looks for equal files in twenty folders at most.
constexpr std::size_t kMostAlike = 20;
constexpr std::size_t kMostSaid = 300;
// A host that says nothing for so long is lost to rsync; ssh itself is told by its options.
constexpr const char* kSilence = "--timeout=60";
constexpr ChildLimits kLimits = {.time = std::chrono::hours(24), .output_bytes = 1U << 20};

enum class Compare { SizesAndTimes, Content };

// Begins a line of the indexer over there.
constexpr std::string_view kOurs = "indexer: ";

std::string shown(const std::string& line) {
  const std::string clean = printable(line);
  const std::size_t end = clean.empty() ? 0 : first_piece(clean, kMostSaid);
  return clean.substr(0, end) + (end < clean.size() ? "…" : "");
}

std::vector<std::string> warnings_in(const std::string& said) {
  std::istringstream lines(said);
  std::vector<std::string> warnings;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kOurs)) warnings.push_back(shown(line.substr(kOurs.size())));
  }
  return warnings;
}

// What tells the reason of what a program wrote: the first line, without the program's name.
std::string reason(const std::string& said) {
  std::istringstream lines(said);
  std::string first;  // before it a host may greet
  for (std::string line; std::getline(lines, line);) {
    // What is not there cannot be linked to, which is no error.
    if (line.empty() || line.starts_with("--link-dest arg does not exist")) continue;
    if (first.empty() || line.starts_with(kOurs)) first = line;
    if (line.starts_with(kOurs)) {
      first.erase(0, kOurs.size());
      break;
    }
  }
  return first.empty() ? "it says no reason" : shown(first);
}

Result<void> send(const HostCopy& copy, Compare compare) {
  const auto rsync = find_program("rsync");
  if (!rsync) return tl::unexpected(rsync.error());
  std::vector<std::string> arguments = {
      "--recursive", "--times",   "--chmod=D755,F644",
      "--delete",    "--partial", "--mkpath",
      kSilence,      "--rsh",     fmt::format("{}", fmt::join(copy.ssh, " "))};
  if (compare == Compare::Content) arguments.push_back("--checksum");
  const std::string sets = sets_on(copy.host.folder);
  for (std::size_t i = 0; i < copy.alike.size() && i < kMostAlike; ++i) {
    arguments.push_back(fmt::format("--link-dest={}/{}", sets, to_string(copy.alike[i])));
  }
  arguments.push_back(checksums_path(copy.generation));
  for (const DeliveredShard& shard : copy.delivery.shards) {
    arguments.push_back(copy.generation / shard.folder);
  }
  ShardHost to = copy.host;
  to.folder = fmt::format("{}/{}/", sets, to_string(copy.delivery.set));
  arguments.push_back(to.place());
  const auto sent = run_child(*rsync, std::move(arguments), kLimits);
  if (!sent) return fail(fmt::format("rsync {}", sent.error().message));
  if (sent->status == 0) return {};
  return fail(fmt::format("rsync ended with status {}: {}", sent->status, reason(sent->err)));
}

// The status and what was said, of the indexer there.
Result<ChildOutcome> hand_over(const HostCopy& copy) {
  const auto ssh = find_program(copy.ssh.front());
  if (!ssh) return tl::unexpected(ssh.error());
  std::vector<std::string> arguments(copy.ssh.begin() + 1, copy.ssh.end());
  arguments.push_back(copy.host.login());
  // ssh hands words to a shell over there: all are of letters that mean nothing to it.
  arguments.push_back(with_installed_commands(
      fmt::format("indexer --index {} --lang en --log-format text --quiet --receive {}",
                  copy.host.folder, fmt::join(words_of(copy.delivery), " "))));
  auto done = run_child(*ssh, std::move(arguments), kLimits);
  if (!done) return fail(fmt::format("ssh {}", done.error().message));
  return done;
}

Result<std::vector<std::string>> bring_once(const HostCopy& copy, Compare compare,
                                            bool& is_refused) {
  if (auto sent = send(copy, compare); !sent) return tl::unexpected(sent.error());
  fault_point("push:sent");
  const auto done = hand_over(copy);
  if (!done) return tl::unexpected(done.error());
  is_refused = done->status == static_cast<int>(ExitStatus::NotPublished);
  if (done->status == 0) return warnings_in(done->err);
  return fail(reason(done->err));
}

}  // namespace

std::string HostCopy::name() const {
  std::vector<std::size_t> numbers;
  for (const DeliveredShard& shard : delivery.shards) {
    numbers.push_back(parse_shard_name(shard.folder)->number + 1);
  }
  return fmt::format("{} (shard {})", host.address, fmt::join(numbers, ", "));
}

Result<std::vector<std::string>> bring(const HostCopy& copy) {
  bool is_refused = false;
  auto done = bring_once(copy, Compare::SizesAndTimes, is_refused);
  // A file there may be damaged and look the same.
  if (!done && is_refused) done = bring_once(copy, Compare::Content, is_refused);
  if (done) return done;
  return fail(fmt::format("{}: {}", copy.name(), done.error().message), done.error().hint);
}

}  // namespace musubi
