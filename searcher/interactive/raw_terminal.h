// raw_terminal.h - the terminal taken over for a full screen, and given back whatever happens.
#pragma once
#include "common/result.h"

namespace musubi {

// Keys come as they are pressed, unseen; the screen is the other one, which leaves no trace.
// One object at a time.  A signal that ends the process gives the terminal back before.
class RawTerminal {
 public:
  static Result<void> check();  // that standard input and output are a terminal that can do this

  RawTerminal();
  ~RawTerminal();
  RawTerminal(const RawTerminal&) = delete;
  RawTerminal& operator=(const RawTerminal&) = delete;

  // Given back for a while, as for a program that is started.
  void leave();
  void enter();

  // As Ctrl-Z: stops the process, and takes the terminal again when it goes on.
  void suspend();

  // Becomes readable where the size of the screen has changed, or a stop was asked for.
  int signals() const;
  // Of those that came: whether a stop was among them.
  bool take_signals();
};

}  // namespace musubi
