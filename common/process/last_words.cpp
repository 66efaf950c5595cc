#include "common/process/last_words.h"

#include <execinfo.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>

namespace musubi {

namespace {

// A sanitizer says more of a fault than we do.
#ifdef __SANITIZE_ADDRESS__
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

struct LastWords {
  const char* program = "";
  const char* hint = "";
  int status = 0;
};

LastWords words;
std::array<char, 1U << 14> stack;  // the program's own may be what is full

// Of what a signal handler may call.
void say(const char* text) {
  static_cast<void>(::write(STDERR_FILENO, text, std::strlen(text)) >= 0);
}

void say_and_leave(int signal) {
  const char digits[] = {static_cast<char>('0' + signal / 10), static_cast<char>('0' + signal % 10),
                         '\0'};
  for (const char* part :
       {words.program, ": ended by a fault (signal ", digits, ")\n  ", words.hint, "\n"}) {
    say(part);
  }
  ::_exit(words.status);
}

}  // namespace

void keep_last_words(const char* program, const char* hint, int status) {
  // glibc loads its unwinder when the first exception passes through its own frames, and
  // ends the process where there is no memory left for that.
  void* frame = nullptr;
  ::backtrace(&frame, 1);
  if (kIsSanitized) return;
  words = {program, hint, status};
  stack_t other = {};
  other.ss_sp = stack.data();
  other.ss_size = stack.size();
  ::sigaltstack(&other, nullptr);
  struct sigaction action = {};
  action.sa_handler = say_and_leave;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace musubi
