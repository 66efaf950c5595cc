#include "tests/cli/terminal.h"

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <stdexcept>

#include "common/text/width.h"

namespace musubi::test {

namespace fs = std::filesystem;

TerminalSession::TerminalSession(std::string_view program,
                                 const std::vector<std::string>& arguments, TerminalSize size,
                                 const std::map<std::string, std::string>& environment)
    : size_(size) {
  std::vector<std::string> words = {tested_program(program)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::map<std::string, std::string> named = environment;
  named.merge(
      std::map<std::string, std::string>{{"HOME", home_.path().string()},
                                         {"XDG_CACHE_HOME", MUSUBI_TEST_BUILD "/test-cache"},
                                         {"PATH", "/usr/bin:/bin"},
                                         {"LANG", "C.UTF-8"},
                                         {"TERM", "xterm-256color"}});
  std::vector<std::string> variables;
  for (const auto& [name, value] : named) variables.push_back(name + "=" + value);
  std::vector<char*> argument_pointers, variable_pointers;
  for (std::string& word : words) argument_pointers.push_back(word.data());
  for (std::string& variable : variables) variable_pointers.push_back(variable.data());
  argument_pointers.push_back(nullptr);
  variable_pointers.push_back(nullptr);

  winsize window = {};
  window.ws_col = static_cast<unsigned short>(size.columns);
  window.ws_row = static_cast<unsigned short>(size.rows);
  process_ = ::forkpty(&terminal_, nullptr, nullptr, &window);
  if (process_ < 0) throw std::runtime_error("cannot make a terminal");
  if (process_ > 0) return;
  static_cast<void>(::chdir(fs::path(MUSUBI_TEST_CORPUS).parent_path().c_str()) == 0);
  ::execve(words.front().c_str(), argument_pointers.data(), variable_pointers.data());
  ::_exit(127);
}

TerminalSession::~TerminalSession() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  ::close(terminal_);
}

void TerminalSession::type(std::string_view keys) const {
  if (::write(terminal_, keys.data(), keys.size()) < 0) throw std::runtime_error("cannot type");
}

void TerminalSession::resize(TerminalSize size) const {
  winsize window = {};
  window.ws_col = static_cast<unsigned short>(size.columns);
  window.ws_row = static_cast<unsigned short>(size.rows);
  ::ioctl(terminal_, TIOCSWINSZ, &window);
}

void TerminalSession::send(int signal) const {
  ::kill(process_, signal);
}

// False at the end, and when nothing comes for that long.
bool TerminalSession::read_some(int milliseconds) {
  pollfd watched = {terminal_, POLLIN, 0};
  if (::poll(&watched, 1, milliseconds) <= 0) return false;
  char piece[8192];
  const ssize_t size = ::read(terminal_, piece, sizeof piece);
  if (size <= 0) return false;
  written_.append(piece, static_cast<std::size_t>(size));
  return true;
}

bool TerminalSession::shows(std::string_view text) {
  constexpr int kMostMilliseconds = 20000;
  const auto until =
      std::chrono::steady_clock::now() + std::chrono::milliseconds(kMostMilliseconds);
  while (screen().find(text) == std::string::npos) {
    if (std::chrono::steady_clock::now() > until) return false;
    if (!read_some(200)) {
      int status = 0;
      if (::waitpid(process_, &status, WNOHANG | WNOWAIT) == process_) return false;
    }
  }
  return true;
}

void TerminalSession::wait_a_little() {
  read_some(50);
}

std::string TerminalSession::screen() const {
  // The last that is drawn to its end.
  const std::size_t drawn = std::min(written_.rfind("\x1b[?25h"), written_.size());
  const std::size_t home = written_.rfind("\x1b[?25l\x1b[H", drawn);
  std::string seen;
  int column = 0;
  std::string line;
  for (std::size_t at = home == std::string::npos ? 0 : home; at < drawn; ++at) {
    const char c = written_[at];
    if (c == '\x1b' && at + 1 < written_.size() && written_[at + 1] == '[') {
      std::size_t end = at + 2;
      while (end < written_.size() && (written_[end] < 0x40 || written_[end] > 0x7E)) ++end;
      if (end < written_.size() && written_[end] == 'G') {
        column = std::atoi(written_.c_str() + at + 2) - 1;
        line +=
            std::string(static_cast<std::size_t>(std::max(column - display_width(line), 0)), ' ');
      }
      at = end;
    } else if (c == '\n') {
      while (line.ends_with(' ')) line.pop_back();
      seen += line + "\n";
      line.clear();
    } else if (c != '\r') {
      line += c;
    }
  }
  return seen + line;
}

int TerminalSession::wait() {
  while (read_some(20000)) continue;
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool TerminalSession::is_given_back() const {
  termios mode = {};
  const bool is_usual = ::tcgetattr(terminal_, &mode) == 0 && (mode.c_lflag & ICANON) != 0 &&
                        (mode.c_lflag & ECHO) != 0;
  return is_usual && written_.find("\x1b[?1049l") != std::string::npos;
}

Outcome run_on_terminal(std::string_view program, const std::vector<std::string>& arguments,
                        TerminalSize size, const std::map<std::string, std::string>& environment,
                        std::string_view keys) {
  TerminalSession session(program, arguments, size, environment);
  if (!keys.empty()) session.type(keys);
  Outcome outcome;
  outcome.status = session.wait();
  outcome.out = std::regex_replace(session.written(), std::regex("\r\n"), "\n");
  return outcome;
}

std::string steady(std::string text) {
  text = std::regex_replace(text, std::regex("\\([0-9.]+ ms\\)"), "(… ms)");
  return std::regex_replace(text, std::regex("(登録|Added)( +)[0-9-]{10}"), "$1$2……");
}

std::string golden(const std::string& name, const std::string& text) {
  const fs::path file = fs::path(MUSUBI_TEST_FIXTURES) / "screens" / name;
  if (std::getenv("MUSUBI_WRITE_SCREENS") != nullptr) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  return read_file(file);
}

}  // namespace musubi::test
