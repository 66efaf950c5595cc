#include "indexer/extractor/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <memory>

#include "common/file/file_descriptor.h"

namespace musubi {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

constexpr rlim_t kMaxMemoryBytes = rlim_t{1} << 30;
constexpr rlim_t kMaxOpenFiles = 64;

// Of the processor, and one more for each MB of the file.  The indexer waits no longer, either.
constexpr rlim_t kFileSeconds = 15, kMaxFileSeconds = 60;

bool limit(__rlimit_resource resource, rlim_t most) {
  const rlimit limits = {most, most};
  return ::setrlimit(resource, &limits) == 0;
}

Result<void> limit_resources() {
  // Of memory that is written to: a file that is mapped for reading may have any size.
  const bool is_limited = (kIsSanitized || limit(RLIMIT_DATA, kMaxMemoryBytes)) &&
                          limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
                          limit(RLIMIT_NOFILE, kMaxOpenFiles);
  if (is_limited) return {};
  return fail(
      fmt::format("cannot be read: its extractor gets no limits ({})", std::strerror(errno)));
}

struct AllowedPath {
  const char* path;
  std::uint64_t rights;
};

constexpr std::uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

// Files of libraries that are read at run time: character maps, fonts' tables.
constexpr std::initializer_list<AllowedPath> kLibraryData = {
    {"/usr/share", kReading},
    {"/usr/lib", kReading},
    {"/lib", kReading},
    {"/etc/fonts", kReading},
    {"/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE},
};

constexpr std::initializer_list<AllowedPath> kForConverters = {
    {"/", kReading | LANDLOCK_ACCESS_FS_EXECUTE},
    {"/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE},
};

// Older kernels have no Landlock, and others are started without it: the rest stands.
void allow_only(std::initializer_list<AllowedPath> paths) {
  landlock_ruleset_attr all = {};
  all.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // what its first version knows
  const FileDescriptor rules(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0)));
  if (!rules.is_open()) return;
  for (const auto& [path, rights] : paths) {
    const FileDescriptor beneath(::open(path, O_PATH | O_CLOEXEC));
    if (!beneath.is_open()) continue;
    landlock_path_beneath_attr rule = {};
    rule.parent_fd = beneath.number();
    rule.allowed_access = rights;
    ::syscall(SYS_landlock_add_rule, rules.number(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  ::syscall(SYS_landlock_restrict_self, rules.number(), 0);
}

// What libraries call that compute and read.  All others fail, as without permission.
constexpr std::initializer_list<int> kCalls = {SCMP_SYS(read),
                                               SCMP_SYS(pread64),
                                               SCMP_SYS(readv),
                                               SCMP_SYS(write),
                                               SCMP_SYS(writev),
                                               SCMP_SYS(recvmsg),
                                               SCMP_SYS(recvfrom),
                                               SCMP_SYS(sendto),
                                               SCMP_SYS(sendmsg),
                                               SCMP_SYS(close),
                                               SCMP_SYS(fstat),
                                               SCMP_SYS(stat),
                                               SCMP_SYS(lstat),
                                               SCMP_SYS(newfstatat),
                                               SCMP_SYS(statx),
                                               SCMP_SYS(lseek),
                                               SCMP_SYS(access),
                                               SCMP_SYS(faccessat),
                                               SCMP_SYS(faccessat2),
                                               SCMP_SYS(readlink),
                                               SCMP_SYS(readlinkat),
                                               SCMP_SYS(getdents64),
                                               SCMP_SYS(getcwd),
                                               SCMP_SYS(fcntl),
                                               SCMP_SYS(dup),
                                               SCMP_SYS(poll),
                                               SCMP_SYS(ppoll),
                                               SCMP_SYS(munmap),
                                               SCMP_SYS(mprotect),
                                               SCMP_SYS(mremap),
                                               SCMP_SYS(madvise),
                                               SCMP_SYS(brk),
                                               SCMP_SYS(futex),
                                               SCMP_SYS(sched_yield),
                                               SCMP_SYS(sched_getaffinity),
                                               SCMP_SYS(set_robust_list),
                                               SCMP_SYS(rseq),
                                               SCMP_SYS(membarrier),
                                               SCMP_SYS(rt_sigaction),
                                               SCMP_SYS(rt_sigprocmask),
                                               SCMP_SYS(rt_sigreturn),
                                               SCMP_SYS(sigaltstack),
                                               SCMP_SYS(getpid),
                                               SCMP_SYS(gettid),
                                               SCMP_SYS(getuid),
                                               SCMP_SYS(geteuid),
                                               SCMP_SYS(getgid),
                                               SCMP_SYS(getegid),
                                               SCMP_SYS(uname),
                                               SCMP_SYS(sysinfo),
                                               SCMP_SYS(getrusage),
                                               SCMP_SYS(getrandom),
                                               SCMP_SYS(clock_gettime),
                                               SCMP_SYS(clock_getres),
                                               SCMP_SYS(gettimeofday),
                                               SCMP_SYS(time),
                                               SCMP_SYS(nanosleep),
                                               SCMP_SYS(clock_nanosleep),
                                               SCMP_SYS(restart_syscall),
                                               SCMP_SYS(exit),
                                               SCMP_SYS(exit_group)};

// Some calls with what they ask for: to open for reading only, memory of its own only, signals
// to itself only, its own limits.
bool allow_bounded_calls(scmp_filter_ctx filter) {
  constexpr scmp_datum_t kWriting =
      O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  const auto self = static_cast<scmp_datum_t>(::getpid());
  const auto allow = [filter](int call, scmp_arg_cmp argument) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, argument) == 0;
  };
  return allow(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, 0)) &&
         allow(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, 0)) &&
         allow(SCMP_SYS(mmap), SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_SHARED, 0)) &&
         allow(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, self)) &&
         allow(SCMP_SYS(kill), SCMP_A0(SCMP_CMP_EQ, self)) &&
         allow(SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_EQ, 0));
}

// What neither a program that is started nor a sanitizer needs.
constexpr std::initializer_list<int> kDenied = {
    SCMP_SYS(socket),     SCMP_SYS(ptrace),  SCMP_SYS(process_vm_readv),
    SCMP_SYS(bpf),        SCMP_SYS(keyctl),  SCMP_SYS(process_vm_writev),
    SCMP_SYS(mount),      SCMP_SYS(unshare), SCMP_SYS(userfaultfd),
    SCMP_SYS(add_key),    SCMP_SYS(setns),   SCMP_SYS(io_uring_setup),
    SCMP_SYS(request_key)};

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

bool add_rules(const Filter& filter, std::uint32_t action, std::initializer_list<int> calls) {
  return std::all_of(calls.begin(), calls.end(), [&](int call) {
    return seccomp_rule_add(filter.get(), action, call, 0) == 0;
  });
}

Result<void> load(const Filter& filter, bool is_made) {
  if (is_made && seccomp_load(filter.get()) == 0) return {};
  return fail(
      "cannot be read: the kernel takes no filter of system calls (seccomp) for its extractor");
}

Result<void> deny_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
  return load(filter, filter && add_rules(filter, SCMP_ACT_ERRNO(EPERM), kDenied));
}

Result<void> allow_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  return load(filter, filter && add_rules(filter, SCMP_ACT_ALLOW, kCalls) &&
                          allow_bounded_calls(filter.get()));
}

Result<void> give_up_rights() {
  // Does not outlive the indexer, whatever happens to that.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
    return limit_resources();
  }
  return fail(
      fmt::format("cannot be read: its extractor keeps its rights ({})", std::strerror(errno)));
}

}  // namespace

Result<void> confine() {
  if (auto done = give_up_rights(); !done) return done;
  allow_only(kLibraryData);
  // A sanitizer starts threads and asks for what no other needs.
  return kIsSanitized ? deny_calls() : allow_calls();
}

Result<void> confine_converter() {
  if (auto done = give_up_rights(); !done) return done;
  allow_only(kForConverters);
  return deny_calls();
}

void begin_file(std::size_t byte_count) {
  rusage used = {};
  rlimit limits = {};
  if (::getrusage(RUSAGE_SELF, &used) != 0 || ::getrlimit(RLIMIT_CPU, &limits) != 0) return;
  const auto seconds = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  limits.rlim_cur = seconds + std::min(kFileSeconds + (byte_count >> 20), kMaxFileSeconds);
  ::setrlimit(RLIMIT_CPU, &limits);
}

}  // namespace musubi
