#include "common/process/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "common/file/file_descriptor.h"
#include "common/process/spawn_settings.h"

namespace musubi {

namespace {

using Clock = std::chrono::steady_clock;

// The children that have not ended, for kill_children(); 0: a free place.  More than there are
// places for are not known to it.
std::array<std::atomic<pid_t>, 64> running_children;

void note_child(pid_t was, pid_t is) {
  for (std::atomic<pid_t>& place : running_children) {
    pid_t expected = was;
    if (place.compare_exchange_strong(expected, is)) return;
  }
}

// Killed and waited for unless it has ended.
class Child {
 public:
  // glibc 2.36 declares pidfd_open() for C only.
  explicit Child(pid_t process)
      : process_(process), ended_(static_cast<int>(::syscall(SYS_pidfd_open, process, 0))) {
    note_child(0, process);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (waited_) return;
    ::kill(process_, SIGKILL);
    wait();
  }

  int ended() const { return ended_.number(); }  // readable once it has ended
  int wait() {
    // Its number is its own until it is waited for: only then may another get it.
    siginfo_t info = {};
    while (::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOWAIT) < 0 &&
           errno == EINTR) {
    }
    note_child(process_, 0);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    waited_ = true;
    return status;
  }

 private:
  pid_t process_;
  FileDescriptor ended_;
  bool waited_ = false;
};

// Appends what is there to be read; false at the end.
bool drain(int descriptor, std::string& to) {
  std::array<char, 16384> piece;
  const ssize_t got = ::read(descriptor, piece.data(), piece.size());
  if (got > 0) to.append(piece.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

// Reads both streams until they and the child have ended.
Result<void> collect(const Child& child, int out, int err, const ChildLimits& limits,
                     ChildOutcome& outcome) {
  const auto deadline = Clock::now() + limits.time;
  std::array<pollfd, 3> waited = {
      pollfd{out, POLLIN, 0}, {err, POLLIN, 0}, {child.ended(), POLLIN, 0}};
  const auto is_open = [](const pollfd& one) { return one.fd >= 0; };
  while (std::any_of(waited.begin(), waited.end(), is_open)) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return fail("did not end in time");
    if (::poll(waited.data(), waited.size(), static_cast<int>(left.count())) < 0) continue;
    if (waited[0].revents != 0 && !drain(out, outcome.out)) waited[0].fd = -1;
    if (waited[1].revents != 0 && !drain(err, outcome.err)) waited[1].fd = -1;
    if (waited[2].revents != 0) waited[2].fd = -1;
    if (outcome.out.size() + outcome.err.size() > limits.output_bytes) {
      return fail("says more than can be read");
    }
  }
  return {};
}

}  // namespace

void kill_children() {
  for (const std::atomic<pid_t>& place : running_children) {
    if (const pid_t process = place.load(); process > 0) ::kill(process, SIGKILL);
  }
}

Result<ChildOutcome> run_child(const std::filesystem::path& program,
                               std::vector<std::string> arguments, const ChildLimits& limits) {
  std::array<int, 2> out = {}, err = {};
  if (::pipe2(out.data(), O_CLOEXEC) != 0) return fail(std::strerror(errno));
  const FileDescriptor out_read(out[0]);
  FileDescriptor out_write(out[1]);
  if (::pipe2(err.data(), O_CLOEXEC) != 0) return fail(std::strerror(errno));
  const FileDescriptor err_read(err[0]);
  FileDescriptor err_write(err[1]);

  arguments.insert(arguments.begin(), program.string());
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  pid_t process = 0;
  const FileDescriptor empty(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const SpawnSettings settings(empty.number(), out_write.number(), err_write.number());
  const int failure =
      posix_spawn(&process, argv[0], &settings.actions, &settings.attributes, argv.data(), environ);
  if (failure != 0) return fail(std::strerror(failure));
  Child child(process);
  out_write.close();
  err_write.close();

  ChildOutcome outcome;
  if (auto read = collect(child, out_read.number(), err_read.number(), limits, outcome); !read) {
    return tl::unexpected(read.error());
  }
  const int status = child.wait();
  if (WIFSIGNALED(status)) {
    return fail(fmt::format("was ended by signal {} ({})", WTERMSIG(status),
                            ::strsignal(WTERMSIG(status))));
  }
  outcome.status = WEXITSTATUS(status);
  return outcome;
}

}  // namespace musubi
