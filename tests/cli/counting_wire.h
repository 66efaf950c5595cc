// counting_wire.h - stands between a searcher and servers, and counts how often it waits for them.
#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace musubi::test {

// Passes on at once what a searcher says, and holds back what servers answer until the searcher
// has said nothing for a moment: all that it asks before it needs an answer is one exchange.  It
// may count too many on a machine that is busy, never too few.
class CountingWire {
 public:
  // To servers at these ports of this machine.
  explicit CountingWire(const std::vector<int>& servers);
  ~CountingWire();
  CountingWire(const CountingWire&) = delete;
  CountingWire& operator=(const CountingWire&) = delete;

  // The lines of a stub that names the servers behind the wire.
  std::string stub() const;

  // One after another, since this was last asked.
  int take_exchanges() { return exchanges_.exchange(0); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Door {
    int listener, server;
  };
  struct Talk {
    int searcher, server;
    std::string held;  // answers
    bool is_over = false;
  };
  void run();
  void accept_at(const Door& door);
  void pass(Talk& talk, bool has_question, bool has_answer);
  void let_answers_through();

  std::vector<Door> doors_;
  std::vector<int> ports_;
  std::vector<Talk> talks_;
  Clock::time_point last_heard_ = Clock::now();
  std::atomic<int> exchanges_ = 0;
  std::atomic<bool> is_at_end_ = false;
  std::thread thread_;
};

}  // namespace musubi::test
