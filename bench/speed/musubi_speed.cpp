// Asks a Musubi index the queries of a file, in a process that stays.
//
// Prints a line for each query of each round (number of hits, milliseconds with
// one thread), then one for each number of threads (threads, queries per second).
// A thread has a Searcher of its own.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "common/options/read_options.h"
#include "searcher/search.h"

namespace {

using Clock = std::chrono::steady_clock;
using musubi::FieldId;
using musubi::Result;
using musubi::Searcher;
using musubi::SearchRequest;

struct Arguments {
  std::string index;
  std::string queries;
  bool count_facets = false;
  unsigned rounds = 0;
  std::vector<unsigned> threads;  // of each measure of the throughput
};

// A line: text, tab, a country to narrow by or nothing.
Result<std::vector<SearchRequest>> read_requests(const Arguments& arguments) {
  std::ifstream file(arguments.queries);
  std::vector<SearchRequest> requests;
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    if (tab == line.npos) return musubi::fail(arguments.queries + ": a line has no tab");
    SearchRequest request;
    request.query = line.substr(0, tab);
    if (tab + 1 < line.size()) {
      request.facet_values[FieldId::Country] = {line.substr(tab + 1)};
    }
    request.facets.clear();
    if (arguments.count_facets) request.facets = {FieldId::Country, FieldId::Domain};
    request.detail = musubi::Detail::IdsOnly;
    requests.push_back(std::move(request));
  }
  if (requests.empty()) return musubi::fail(arguments.queries + " holds no query");
  return requests;
}

Result<Searcher> open_searcher(const std::string& index) {
  boost::program_options::variables_map given;
  given.emplace("index", boost::program_options::variable_value(index, false));
  const auto options = musubi::common_options(given);
  if (!options) return tl::unexpected(options.error());
  return Searcher::open(*options);
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Result<void> print_latencies(Searcher& searcher, const std::vector<SearchRequest>& requests) {
  for (const SearchRequest& request : requests) {
    const auto start = Clock::now();
    const auto answer = searcher.search(request);
    const double seconds = seconds_since(start);
    if (!answer) return tl::unexpected(answer.error());
    fmt::print("{}\t{:.4f}\n", answer->total, seconds * 1000);
  }
  return {};
}

// Takes one request after another until none is left.
Result<void> work(Searcher& searcher, const std::vector<SearchRequest>& requests,
                  std::atomic<std::size_t>& next) {
  for (std::size_t i = next++; i < requests.size(); i = next++) {
    if (auto answer = searcher.search(requests[i]); !answer) {
      return tl::unexpected(answer.error());
    }
  }
  return {};
}

Result<double> queries_per_second(std::vector<Searcher>& searchers,
                                  const std::vector<SearchRequest>& requests, unsigned threads) {
  std::atomic<std::size_t> next = 0;
  const auto start = Clock::now();
  std::vector<std::future<Result<void>>> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.push_back(std::async(std::launch::async, work, std::ref(searchers[i]),
                                 std::cref(requests), std::ref(next)));
  }
  Result<void> outcome;
  for (auto& worker : workers) {
    if (auto done = worker.get(); !done) outcome = std::move(done);
  }
  if (!outcome) return tl::unexpected(outcome.error());
  return static_cast<double>(requests.size()) / seconds_since(start);
}

Result<void> run(const Arguments& arguments) {
  const auto requests = read_requests(arguments);
  if (!requests) return tl::unexpected(requests.error());
  const unsigned most_threads =
      *std::max_element(arguments.threads.begin(), arguments.threads.end());
  std::vector<Searcher> searchers;
  for (unsigned i = 0; i < most_threads; ++i) {
    auto searcher = open_searcher(arguments.index);
    if (!searcher) return tl::unexpected(searcher.error());
    searchers.push_back(std::move(*searcher));
  }
  for (unsigned round = 0; round < arguments.rounds; ++round) {
    if (auto done = print_latencies(searchers.front(), *requests); !done) return done;
  }
  for (const unsigned threads : arguments.threads) {
    auto rate = queries_per_second(searchers, *requests, threads);
    if (rate) rate = queries_per_second(searchers, *requests, threads);  // now that all are warm
    if (!rate) return tl::unexpected(rate.error());
    fmt::print("{}\t{:.4f}\n", threads, *rate);
  }
  return {};
}

bool parse(std::string_view text, unsigned& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool parse(int argc, char** argv, Arguments& arguments) {
  if (argc < 6) return false;
  const std::string_view kind = argv[2];
  if (kind != "words" && kind != "question" && kind != "facets") return false;
  arguments.index = argv[1];
  arguments.count_facets = kind == "facets";
  arguments.queries = argv[3];
  if (!parse(argv[4], arguments.rounds)) return false;
  for (int i = 5; i < argc; ++i) {
    if (!parse(argv[i], arguments.threads.emplace_back()) || arguments.threads.back() == 0) {
      return false;
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (!parse(argc, argv, arguments)) {
    fmt::print(stderr,
               "usage: musubi_speed INDEX words|question|facets QUERIES.tsv ROUNDS THREADS…\n");
    return 2;
  }
  if (const auto done = run(arguments); !done) {
    fmt::print(stderr, "musubi_speed: {}\n", done.error().message);
    return 1;
  }
}
