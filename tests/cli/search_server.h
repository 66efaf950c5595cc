// search_server.h - Xapian's own server for remote shards, and one that is none.
#pragma once
#include <string>
#include <thread>

#include "tests/cli/program.h"

namespace musubi::test {

// A port of this machine that nobody listens on just now.
int free_port();

// One that listens at such a port, which is written to `port`, and one connected to a port.
int listening_socket(int& port);
int connected_socket(int port);

// Serves a database at that port, and answers when this returns.  Hangs up on who says nothing for
// `idle_ms`; 0: for a minute.
RunningProgram serve(const std::string& database, int port, int idle_ms = 0);

// Takes one connection after another, says `greeting` and nothing else, and hangs up on none.
class DumbServer {
 public:
  explicit DumbServer(std::string greeting);
  ~DumbServer();
  DumbServer(const DumbServer&) = delete;
  DumbServer& operator=(const DumbServer&) = delete;

  int port() const { return port_; }

 private:
  int port_ = 0;
  int listener_ = -1;
  std::thread thread_;
};

}  // namespace musubi::test
