#include "searcher/interactive/raw_terminal.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string_view>

namespace musubi {

namespace {

// The other screen, a bare cursor line, pasted text in brackets; and back.
constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?2004h\x1b[H\x1b[2J";
constexpr std::string_view kLeave = "\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

constexpr int kFatal[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV,
                          SIGBUS,  SIGFPE, SIGILL, SIGABRT};

termios g_before = {};
std::atomic<bool> g_is_taken = false;
std::atomic<bool> g_stop_wanted = false;
int g_pipe[2] = {-1, -1};
struct sigaction g_actions_before[NSIG];

void write_all_of(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Calls nothing that a handler of signals may not.
void give_back() {
  if (!g_is_taken.exchange(false)) return;
  write_all_of(kLeave);
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &g_before);
}

void take() {
  termios raw = g_before;
  raw.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
  raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  g_is_taken = true;
  write_all_of(kEnter);
}

// What was to be done with the signal before is done now.
void on_fatal(int signal) {
  give_back();
  ::sigaction(signal, &g_actions_before[signal], nullptr);
  ::raise(signal);
}

void on_notice(int signal) {
  if (signal == SIGTSTP) g_stop_wanted = true;
  static_cast<void>(::write(g_pipe[1], "s", 1) == 1);
}

void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  ::sigaction(signal, &action, &g_actions_before[signal]);
}

}  // namespace

Result<void> RawTerminal::check() {
  if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDOUT_FILENO) == 0) {
    return fail("--interactive needs a terminal", "without one: searcher --batch");
  }
  return {};
}

RawTerminal::RawTerminal() {
  static_cast<void>(::pipe2(g_pipe, O_CLOEXEC | O_NONBLOCK) == 0);
  ::tcgetattr(STDIN_FILENO, &g_before);
  for (const int signal : kFatal) handle(signal, on_fatal, SA_ONSTACK | SA_NODEFER);
  handle(SIGWINCH, on_notice, SA_RESTART);
  handle(SIGTSTP, on_notice, SA_RESTART);
  take();
}

RawTerminal::~RawTerminal() {
  give_back();
  for (const int signal : kFatal) ::sigaction(signal, &g_actions_before[signal], nullptr);
  for (const int signal : {SIGWINCH, SIGTSTP}) {
    ::sigaction(signal, &g_actions_before[signal], nullptr);
  }
  for (int& end : g_pipe) {
    ::close(end);
    end = -1;
  }
}

void RawTerminal::leave() {
  give_back();
}

void RawTerminal::enter() {
  take();
}

void RawTerminal::suspend() {
  give_back();
  ::raise(SIGSTOP);
  take();
}

int RawTerminal::signals() const {
  return g_pipe[0];
}

bool RawTerminal::take_signals() {
  char bytes[64];
  while (::read(g_pipe[0], bytes, sizeof bytes) > 0) continue;
  return g_stop_wanted.exchange(false);
}

}  // namespace musubi
