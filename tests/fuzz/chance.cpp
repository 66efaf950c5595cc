#include "tests/fuzz/chance.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <new>
#include <stdexcept>

#include "tests/fuzz/mutation.h"

namespace musubi::fuzz {

namespace {

using std::chrono::steady_clock;

constexpr std::size_t kMaxInputBytes = 1U << 16;
constexpr unsigned kSecondsForOne = 60;  // where a machine is busy
constexpr rlim_t kMaxMemory = rlim_t{4} << 30;

// What the process leaves behind, however it ends.
struct Shared {
  std::size_t inputs = 0;
  std::size_t input_bytes = 0;
  char input[kMaxInputBytes] = {};
};

class SharedMemory {
 public:
  SharedMemory()
      : memory_(::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                       -1, 0)) {
    if (memory_ == MAP_FAILED) throw std::runtime_error("no memory to share");
    new (memory_) Shared;
  }
  ~SharedMemory() { ::munmap(memory_, sizeof(Shared)); }
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;

  Shared* operator->() { return static_cast<Shared*>(memory_); }

 private:
  void* memory_;
};

// An exception that comes through ends the process, too.
void take(const Target& target, const std::string& input) noexcept {
  target.take(input);
}

[[noreturn]] void take_until(steady_clock::time_point end, const Target& target,
                             const std::vector<std::string>& seeds, Random random,
                             SharedMemory& shared) {
  // Those of the test program would tell of a test that fails twice.
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTERM}) {
    ::signal(fault, SIG_DFL);
  }
  if (MUSUBI_TEST_SANITIZE == 0) {
    const rlimit limit = {kMaxMemory, kMaxMemory};
    ::setrlimit(RLIMIT_AS, &limit);
  }
  while (steady_clock::now() < end) {
    const std::string input = mutated(seeds, kMaxInputBytes, random);
    shared->input_bytes = input.size();
    std::memcpy(shared->input, input.data(), input.size());
    ::alarm(kSecondsForOne);
    take(target, input);
    ++shared->inputs;
  }
  ::_exit(0);
}

std::string end_of(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  if (WIFSIGNALED(status)) return ::strsignal(WTERMSIG(status));
  return "status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Trial try_by_chance(const Target& target, const std::vector<std::string>& seeds,
                    std::chrono::milliseconds time, std::uint64_t number) {
  target.take({});  // what a target makes once is made before the time counts
  SharedMemory shared;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child == 0) take_until(steady_clock::now() + time, target, seeds, Random(number), shared);
  int status = 0;
  ::waitpid(child, &status, 0);
  return {shared->inputs, end_of(status), {shared->input, shared->input_bytes}};
}

}  // namespace musubi::fuzz
