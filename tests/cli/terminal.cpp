#include "tests/cli/terminal.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace musubi::test {

namespace fs = std::filesystem;

namespace {

std::string all_of(int terminal) {
  std::string text;
  char piece[4096];
  for (ssize_t size = 0; (size = ::read(terminal, piece, sizeof piece)) > 0;) {
    text.append(piece, static_cast<std::size_t>(size));
  }
  return text;
}

}  // namespace

Outcome run_on_terminal(std::string_view program, const std::vector<std::string>& arguments,
                        TerminalSize size, const std::map<std::string, std::string>& environment,
                        std::string_view keys) {
  const TemporaryFolder home;
  std::vector<std::string> words = {tested_program(program)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::map<std::string, std::string> named = environment;
  named.merge(
      std::map<std::string, std::string>{{"HOME", home.path().string()},
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
  int terminal = -1;
  const pid_t process = ::forkpty(&terminal, nullptr, nullptr, &window);
  if (process < 0) throw std::runtime_error("cannot make a terminal");
  if (process == 0) {
    static_cast<void>(::chdir(fs::path(MUSUBI_TEST_CORPUS).parent_path().c_str()) == 0);
    ::execve(words.front().c_str(), argument_pointers.data(), variable_pointers.data());
    ::_exit(127);
  }
  if (::write(terminal, keys.data(), keys.size()) < 0) throw std::runtime_error("cannot type");
  Outcome outcome;
  outcome.out = std::regex_replace(all_of(terminal), std::regex("\r\n"), "\n");
  int status = 0;
  ::waitpid(process, &status, 0);
  ::close(terminal);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

std::string steady(std::string text) {
  return std::regex_replace(text, std::regex("\\([0-9.]+ ms\\)"), "(… ms)");
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
