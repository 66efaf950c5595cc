#include "tests/cli/counting_wire.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/cli/search_server.h"

namespace musubi::test {

namespace {

constexpr std::chrono::milliseconds kQuiet(6);

void send_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// What is there; empty where the other end has hung up.
std::string received(int from) {
  std::array<char, 1U << 16> piece{};
  const ssize_t got = recv(from, piece.data(), piece.size(), 0);
  return got > 0 ? std::string(piece.data(), static_cast<std::size_t>(got)) : std::string();
}

}  // namespace

CountingWire::CountingWire(const std::vector<int>& servers) {
  for (const int server : servers) {
    int port = 0;
    const int listener = listening_socket(port);
    doors_.push_back({listener, server});
    ports_.push_back(port);
  }
  thread_ = std::thread([this] { run(); });
}

CountingWire::~CountingWire() {
  is_at_end_ = true;
  thread_.join();
  for (const Door& door : doors_) close(door.listener);
  for (const Talk& talk : talks_) {
    close(talk.searcher);
    close(talk.server);
  }
}

std::string CountingWire::stub() const {
  std::string lines;
  for (const int port : ports_) lines += fmt::format("remote 127.0.0.1:{}\n", port);
  return lines;
}

void CountingWire::accept_at(const Door& door) {
  const int searcher = accept4(door.listener, nullptr, nullptr, SOCK_CLOEXEC);
  talks_.push_back({searcher, connected_socket(door.server), {}});
}

void CountingWire::pass(Talk& talk, bool has_question, bool has_answer) {
  if (has_question) {
    const std::string question = received(talk.searcher);
    talk.is_over = question.empty();
    send_all(talk.server, question);
  }
  if (has_answer && !talk.is_over) {
    const std::string answer = received(talk.server);
    talk.is_over = answer.empty();
    talk.held += answer;
  }
  last_heard_ = Clock::now();
}

void CountingWire::let_answers_through() {
  bool has_any = false;
  for (Talk& talk : talks_) {
    has_any = has_any || !talk.held.empty();
    send_all(talk.searcher, talk.held);
    talk.held.clear();
  }
  if (has_any) ++exchanges_;
}

void CountingWire::run() {
  while (!is_at_end_) {
    std::vector<pollfd> ends;
    for (const Door& door : doors_) ends.push_back({door.listener, POLLIN, 0});
    for (const Talk& talk : talks_) {
      ends.push_back({talk.searcher, POLLIN, 0});
      ends.push_back({talk.server, POLLIN, 0});
    }
    poll(ends.data(), ends.size(), 1);
    const auto is_heard = [&ends](std::size_t i) { return ends[i].revents != 0; };
    for (std::size_t i = 0; 2 * i + doors_.size() < ends.size(); ++i) {
      const std::size_t at = doors_.size() + 2 * i;
      if (is_heard(at) || is_heard(at + 1)) pass(talks_[i], is_heard(at), is_heard(at + 1));
    }
    for (std::size_t i = 0; i < doors_.size(); ++i) {
      if (is_heard(i)) accept_at(doors_[i]);
    }
    if (Clock::now() - last_heard_ >= kQuiet) let_answers_through();
    const auto over = std::partition(talks_.begin(), talks_.end(),
                                     [](const Talk& talk) { return !talk.is_over; });
    for (auto talk = over; talk != talks_.end(); ++talk) {
      send_all(talk->searcher, talk->held);
      close(talk->searcher);
      close(talk->server);
    }
    talks_.erase(over, talks_.end());
  }
}

}  // namespace musubi::test
