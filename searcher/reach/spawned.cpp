#include "searcher/reach/spawned.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "common/file/file_descriptor.h"
#include "common/process/spawn_settings.h"

extern char** environ;

namespace musubi {

namespace {

// As much as is taken: who ends early does not read to the end.
void write_to(int pipe, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(pipe, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

Result<pid_t> spawned(const std::vector<std::string>& words, int in) {
  std::vector<std::string> texts = words;
  std::vector<char*> arguments;
  for (std::string& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);
  const SpawnSettings settings(in, STDOUT_FILENO, STDERR_FILENO);
  pid_t process = 0;
  const int failed = words.empty()
                         ? ENOENT
                         : posix_spawnp(&process, words.front().c_str(), &settings.actions,
                                        &settings.attributes, arguments.data(), environ);
  if (failed != 0) {
    return fail(fmt::format("cannot start {}: {}", words.empty() ? "" : words.front(),
                            std::strerror(failed)));
  }
  return process;
}

int exit_status_of(pid_t process) {
  const auto interrupt = std::signal(SIGINT, SIG_IGN);
  const auto quit = std::signal(SIGQUIT, SIG_IGN);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  std::signal(SIGINT, interrupt);
  std::signal(SIGQUIT, quit);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Result<int> run_in_terminal(const std::vector<std::string>& words) {
  const auto process = spawned(words, STDIN_FILENO);
  if (!process) return tl::unexpected(process.error());
  return exit_status_of(*process);
}

Result<int> run_with_input(const std::vector<std::string>& words, std::string_view text) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return fail(fmt::format("cannot start {}: {}", words.empty() ? "" : words.front(),
                            std::strerror(errno)));
  }
  FileDescriptor out(ends[0]), in(ends[1]);
  const auto process = spawned(words, out.number());
  if (!process) return tl::unexpected(process.error());
  out.close();
  const auto broken_pipe = std::signal(SIGPIPE, SIG_IGN);
  write_to(in.number(), text);
  in.close();
  std::signal(SIGPIPE, broken_pipe);
  return exit_status_of(*process);
}

}  // namespace musubi
