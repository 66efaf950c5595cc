#include "searcher/remote/lanes.h"

#include <algorithm>
#include <future>
#include <utility>

#include "common/process/threads.h"

namespace musubi {

namespace {

// A server starts a process for each connection.
constexpr std::size_t kMaxLanes = 8;

Xapian::Database connect_lane(const std::vector<ServerAddress>& servers,
                              std::chrono::milliseconds timeout) {
  const auto milliseconds = static_cast<useconds_t>(timeout.count());
  std::vector<std::future<Xapian::Database>> opening;
  for (const ServerAddress& server : servers) {
    opening.push_back(in_background([&server, milliseconds] {
      return Xapian::Remote::open(server.host, server.port, milliseconds, milliseconds);
    }));
  }
  Xapian::Database all;
  for (auto& one : opening) all.add_database(one.get());
  return all;
}

}  // namespace

Lanes::Lanes(const std::vector<Xapian::Database>& open, std::vector<ServerAddress> servers,
             std::chrono::milliseconds timeout)
    : lanes_(open.begin(), open.end()),
      uuid_(first().get_uuid()),
      servers_(std::move(servers)),
      timeout_(timeout) {
  if (are_several()) lanes_.resize(kMaxLanes);
}

Xapian::Database Lanes::opened() const {
  Xapian::Database lane = connect_lane(servers_, timeout_);
  if (lane.get_uuid() == uuid_) return lane;
  throw Xapian::NetworkError("a server serves another database by now");
}

// Every `step`th of them.
void Lanes::run_from(std::size_t lane, std::size_t step, const std::vector<Work>& works) {
  if (!lanes_[lane]) lanes_[lane] = opened();
  try {
    for (std::size_t i = lane; i < works.size(); i += step) works[i](*lanes_[lane]);
  } catch (...) {
    if (lane > 0) lanes_[lane].reset();
    throw;
  }
}

void Lanes::run(const std::vector<Work>& works) {
  const std::size_t count = std::min(lanes_.size(), works.size());
  std::vector<std::future<void>> others;
  for (std::size_t lane = 1; lane < count; ++lane) {
    others.push_back(in_background([this, lane, count, &works] { run_from(lane, count, works); }));
  }
  std::exception_ptr problem;
  const auto keep = [&problem](const auto& work) {
    try {
      work();
    } catch (...) {
      if (!problem) problem = std::current_exception();
    }
  };
  if (count > 0) keep([&] { run_from(0, count, works); });
  for (auto& other : others) keep([&] { other.get(); });
  if (problem) std::rethrow_exception(problem);
}

}  // namespace musubi
