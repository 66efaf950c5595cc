// The fault points of the program extractor-with-faults, which act by the name of the file or
// member that is extracted: crash.html, hang.html, swell.html, of any kind; and escape.html, which
// ends the program where something succeeds that a worker must not be able to do.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <memory>
#include <vector>

#include "common/file/fault_point.h"

namespace musubi {

namespace {

void swell() {
  std::vector<std::unique_ptr<char[]>> memory;
  for (;;) memory.emplace_back(new char[std::size_t{64} << 20]);
}

bool escapes() {
  if (::socket(AF_INET, SOCK_STREAM, 0) >= 0 || ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0) return true;
  if (::open("/tmp/musubi-escaped", O_WRONLY | O_CREAT, 0600) >= 0) return true;
  if (::open("/dev/null", O_RDWR) >= 0) return true;
  if (::kill(::getppid(), 0) == 0) return true;
  return ::fork() >= 0;
}

}  // namespace

void fault_point(std::string_view name) {
  if (name.starts_with("extract:crash.")) ::raise(SIGSEGV);
  while (name.starts_with("extract:hang.")) ::usleep(1000);
  if (name.starts_with("extract:swell.")) swell();
  if (name == "extract:escape.html" && escapes()) ::_exit(3);
}

}  // namespace musubi
