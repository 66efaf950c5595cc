#include "indexer/extraction/worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "common/process/spawn_settings.h"
#include "indexer/extraction/members_read.h"

namespace musubi {

namespace {

constexpr const char* kTooSlow = "takes too much time to read";

// Of a file: each costs a new process, which begins at the beginning.
constexpr std::size_t kMaxDeaths = 20;

// What all members of a file may take, however long each may.
std::chrono::nanoseconds time_of_all(int file, std::chrono::nanoseconds time) {
  struct stat status = {};
  if (::fstat(file, &status) != 0) return time;
  return time + std::chrono::seconds(status.st_size >> 20);
}

// What a file may give: text that is packed very tightly is a trap.
std::uint64_t output_of_all(int file, std::uint64_t most) {
  constexpr std::uint64_t kOfAny = 16U << 20, kTimesItsSize = 100;
  struct stat status = {};
  if (::fstat(file, &status) != 0) return most;
  return std::min(most, kOfAny + kTimesItsSize * static_cast<std::uint64_t>(status.st_size));
}

// As much as this counts each of a file's messages, as each may be a document.
constexpr std::size_t kLeastMessageBytes = 256;

// Why what stands behind a member that ended its extractor is not read any more.
std::string why_spent(std::size_t deaths, bool is_over) {
  if (deaths > kMaxDeaths) {
    return fmt::format("{} of its members ended their extractor: nothing behind them was read",
                       deaths);
  }
  return is_over ? "takes too much time as a whole: nothing behind this was read"
                 : "gives too much text as a whole: nothing behind this was read";
}

}  // namespace

// How much time the extractor has left.  It runs only while the extractor is waited for.
class Worker::Clock {
 public:
  // `all`: for the whole file, whatever its members take.
  Clock(std::chrono::nanoseconds time, std::chrono::nanoseconds all, const std::stop_token& stop)
      : time_(time), left_(time), left_of_all_(all), stop_(stop) {}

  void begin_member() { left_ = time_ * 2 / 3; }
  bool is_over() const { return left_of_all_.count() <= 0; }

  // False where the time is over.
  bool wait(int descriptor, short events) {
    using std::chrono::milliseconds;
    constexpr milliseconds kBetweenLooks(100);  // whether to stop
    const auto begin = std::chrono::steady_clock::now();
    pollfd waited = {descriptor, events, 0};
    const auto left =
        std::min(std::chrono::ceil<milliseconds>(std::min(left_, left_of_all_)), kBetweenLooks);
    if (left.count() > 0) ::poll(&waited, 1, static_cast<int>(left.count()));
    const auto waited_for = std::chrono::steady_clock::now() - begin;
    left_ -= waited_for;
    left_of_all_ -= waited_for;
    return left_.count() > 0 && !is_over() && !stop_.stop_requested();
  }

 private:
  const std::chrono::nanoseconds time_;
  std::chrono::nanoseconds left_, left_of_all_;
  const std::stop_token& stop_;
};

Result<void> Worker::start() {
  std::array<int, 2> ends = {};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return fail(std::strerror(errno));
  }
  FileDescriptor ours(ends[0]);
  const FileDescriptor theirs(ends[1]);
  const FileDescriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  const SpawnSettings settings(theirs.number(), nowhere.number(), nowhere.number());
  std::string name = program_.string();
  std::string mode = "--worker";
  std::array<char*, 3> arguments = {name.data(), mode.data(), nullptr};
  std::array<char*, 1> no_environment = {nullptr};
  const int failure = ::posix_spawn(&process_, name.c_str(), &settings.actions,
                                    &settings.attributes, arguments.data(), no_environment.data());
  if (failure != 0) {
    return fail(fmt::format("cannot be read: the program {} cannot be started ({})", name,
                            std::strerror(failure)));
  }
  ::fcntl(ours.number(), F_SETFL, O_NONBLOCK);
  channel_ = std::move(ours);
  return {};
}

int Worker::end() {
  if (!channel_.is_open()) return 0;
  channel_.close();
  ::kill(process_, SIGKILL);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

// Why it says nothing any more.
Error Worker::death() {
  // A process that has closed its channel is about to end, and says best itself how.
  constexpr int kMilliseconds = 1000;
  siginfo_t info = {};
  for (int waited = 0; waited < kMilliseconds; ++waited) {
    const int got =
        ::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT);
    if (got != 0 || info.si_pid != 0) break;
    ::poll(nullptr, 0, 1);
  }
  const bool is_over = info.si_pid != 0;
  const int status = end();
  if (is_over && WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU || signal == SIGKILL) return {kTooSlow, ""};
    return {fmt::format("makes its extractor crash ({})", ::strsignal(signal)), ""};
  }
  if (is_over && WEXITSTATUS(status) == kOutOfMemoryStatus) {
    return {"takes more than 1 GiB of memory to read", ""};
  }
  return {fmt::format("makes its extractor end (status {})", WEXITSTATUS(status)), ""};
}

Result<void> Worker::send(const Request& request, int file, Clock& clock) {
  const std::string bytes = encode_request(request);
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    iovec piece = {const_cast<char*>(bytes.data()) + sent, bytes.size() - sent};
    msghdr header = {};
    header.msg_iov = &piece;
    header.msg_iovlen = 1;
    // The descriptor travels with the first byte.
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control = {};
    if (sent == 0) {
      header.msg_control = control.data();
      header.msg_controllen = control.size();
      cmsghdr* rights = CMSG_FIRSTHDR(&header);
      rights->cmsg_level = SOL_SOCKET;
      rights->cmsg_type = SCM_RIGHTS;
      rights->cmsg_len = CMSG_LEN(sizeof(int));
      std::memcpy(CMSG_DATA(rights), &file, sizeof(int));
    }
    const ssize_t got = ::sendmsg(channel_.number(), &header, MSG_NOSIGNAL);
    if (got >= 0) {
      sent += static_cast<std::size_t>(got);
    } else if (errno != EAGAIN && errno != EINTR) {
      return tl::unexpected(death());
    } else if (!clock.wait(channel_.number(), POLLOUT)) {
      end();
      return fail(kTooSlow);
    }
  }
  return {};
}

Result<void> Worker::read(std::string& to, std::size_t byte_count, Clock& clock) {
  constexpr std::size_t kPieceBytes = 1U << 20;
  to.clear();
  while (to.size() < byte_count) {
    const std::size_t before = to.size();
    to.resize(before + std::min(kPieceBytes, byte_count - before));
    const ssize_t got = ::read(channel_.number(), to.data() + before, to.size() - before);
    const int problem = errno;
    to.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) continue;
    if (got == 0 || (problem != EAGAIN && problem != EINTR)) return tl::unexpected(death());
    if (clock.wait(channel_.number(), POLLIN)) continue;
    end();
    return fail(kTooSlow);
  }
  return {};
}

Result<Message> Worker::receive(Clock& clock, std::uint64_t& bytes_left) {
  std::string bytes;
  if (auto got = read(bytes, kMessageHeadBytes, clock); !got) return tl::unexpected(got.error());
  const std::size_t size = message_bytes(bytes);
  const std::uint64_t counted = std::max(size, kLeastMessageBytes);
  if (size > kMaxMessageBytes || counted > bytes_left) {
    end();
    bytes_left = 0;
    return fail(fmt::format("gives more than {} MB of text", allowed_bytes_ >> 20));
  }
  bytes_left -= counted;
  if (auto got = read(bytes, size, clock); !got) return tl::unexpected(got.error());
  auto message = decode_message(bytes);
  if (!message) end();
  return message;
}

Result<void> Worker::extract(const Request& request, int file,
                             const std::function<void(Message)>& take) {
  Clock clock(limits_.time, time_of_all(file, limits_.time), stop_);
  allowed_bytes_ = output_of_all(file, limits_.output_bytes);
  std::uint64_t bytes_left = allowed_bytes_;
  MembersRead members;
  const auto take_new = [&](Message message) {
    if (std::holds_alternative<MemberBegin>(message)) clock.begin_member();
    if (members.note(message)) take(std::move(message));
  };
  Request now = request;
  for (std::size_t deaths = 0;; ++deaths) {
    auto done = try_to_extract(now, file, clock, bytes_left, take_new);
    const bool has_died = !done && !channel_.is_open();
    if (!has_died || members.open_member().empty()) return done;
    const bool is_spent = deaths == kMaxDeaths || clock.is_over() || bytes_left == 0;
    if (stop_.stop_requested()) return done;
    take(Remark{Remark::Kind::Refusal, members.open_member(), done.error().message});
    if (is_spent) return fail(why_spent(deaths + 1, clock.is_over()));
    now.passed_members = members.begin_again();
    clock.begin_member();
  }
}

Result<void> Worker::try_to_extract(const Request& request, int file, Clock& clock,
                                    std::uint64_t& bytes_left,
                                    const std::function<void(Message)>& take) {
  if (!channel_.is_open()) {
    if (auto started = start(); !started) return started;
  }
  if (auto sent = send(request, file, clock); !sent) return sent;
  for (;;) {
    auto message = receive(clock, bytes_left);
    if (!message) return tl::unexpected(message.error());
    if (const auto* done = std::get_if<Done>(&*message)) {
      if (done->refusal.empty()) return {};
      return fail(done->refusal);
    }
    take(std::move(*message));
    if (stop_.stop_requested()) {
      end();
      return fail("was given up");
    }
  }
}

}  // namespace musubi
