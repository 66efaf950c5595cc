#include "common/process/program_start.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <initializer_list>

namespace musubi {

void prepare_process() {
  // The lowest free number is taken.  For reading only where it is to be written to, and the
  // other way round: nothing seems to have been printed that was not.
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    const int opened = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened != stream && opened >= 0) ::close(opened);
  }
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace musubi
