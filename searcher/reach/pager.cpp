#include "searcher/reach/pager.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "common/file/file_descriptor.h"
#include "searcher/reach/command_words.h"
#include "searcher/reach/spawned.h"

namespace musubi {

namespace {

// As much as the pager takes: one that is left early does not read to the end.
void write_to(int pipe, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(pipe, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

const char* named_pager() {
  for (const char* name : {"MUSUBI_PAGER", "PAGER"}) {
    if (const char* value = std::getenv(name); value != nullptr) return value;
  }
  return nullptr;
}

}  // namespace

bool is_pager_named() {
  return named_pager() != nullptr;
}

std::vector<std::string> pager_command() {
  const char* named = named_pager();
  std::vector<std::string> words = command_words(named == nullptr ? "less" : named);
  if (words.size() == 1 && words.front() == "cat") words.clear();
  return words;
}

Result<void> show_in_pager(const std::vector<std::string>& command, std::string_view text) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail("cannot make a pipe to the pager");
  FileDescriptor out(ends[0]), in(ends[1]);
  ::setenv("LESS", "FRX", 0);
  ::setenv("LESSCHARSET", "utf-8", 0);
  ::setenv("LV", "-c", 0);
  const auto pager = spawned(command, out.number());
  if (!pager) return tl::unexpected(pager.error());
  out.close();
  const auto broken_pipe = std::signal(SIGPIPE, SIG_IGN);
  write_to(in.number(), text);
  in.close();
  std::signal(SIGPIPE, broken_pipe);
  exit_status_of(*pager);
  return {};
}

}  // namespace musubi
