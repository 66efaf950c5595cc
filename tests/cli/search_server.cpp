#include "tests/cli/search_server.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <vector>

namespace musubi::test {

namespace {

constexpr const char* kServer = "/usr/bin/xapian-tcpsrv";

sockaddr_in local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

// At any free port, which is written to `port`.
int bound_socket(int& port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = local(0);
  socklen_t size = sizeof address;
  const bool bound = bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (!bound) throw std::runtime_error("no free port");
  port = ntohs(address.sin_port);
  return listener;
}

bool answers(int port) {
  const int caller = connected_socket(port);
  if (caller >= 0) close(caller);
  return caller >= 0;
}

}  // namespace

int free_port() {
  int port = 0;
  close(bound_socket(port));
  return port;
}

int listening_socket(int& port) {
  const int listener = bound_socket(port);
  if (listen(listener, 64) != 0) throw std::runtime_error("cannot listen");
  return listener;
}

int connected_socket(int port) {
  const int caller = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = local(port);
  if (connect(caller, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    return caller;
  }
  close(caller);
  return -1;
}

RunningProgram serve(const std::string& database, int port, int idle_ms) {
  constexpr int kUsualIdle = 60'000;
  auto server =
      start(kServer, {"--interface", "127.0.0.1", "--port", std::to_string(port), "--idle-timeout",
                      std::to_string(idle_ms == 0 ? kUsualIdle : idle_ms), "--quiet", database});
  constexpr int kTries = 100;
  for (int i = 0; i < kTries && !answers(port); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return server;
}

DumbServer::DumbServer(std::string greeting) : listener_(listening_socket(port_)) {
  thread_ = std::thread([listener = listener_, greeting = std::move(greeting)] {
    std::vector<int> callers;
    for (int caller; (caller = accept(listener, nullptr, nullptr)) >= 0;) {
      static_cast<void>(send(caller, greeting.data(), greeting.size(), MSG_NOSIGNAL));
      callers.push_back(caller);
    }
    for (const int caller : callers) close(caller);
  });
}

DumbServer::~DumbServer() {
  shutdown(listener_, SHUT_RDWR);
  thread_.join();
  close(listener_);
}

}  // namespace musubi::test
