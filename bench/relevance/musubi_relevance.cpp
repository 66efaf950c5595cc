// Asks a Musubi index every question of a file, as a user types it.
//
// Prints a line for each: id of the right passage, its rank (0: not among the
// best ten), milliseconds.  Facets are not counted and no snippets made: the
// peers do neither.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "common/options/read_options.h"
#include "searcher/search.h"

namespace {

struct Question {
  std::string text;
  std::string passage;
};

struct Outcome {
  std::size_t rank = 0;
  double milliseconds = 0;
};

musubi::Result<std::vector<Question>> read_questions(const char* path) {
  std::ifstream file(path);
  std::vector<Question> questions;
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    if (tab == line.npos) return musubi::fail(fmt::format("{}: a line has no tab", path));
    questions.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  if (questions.empty()) return musubi::fail(fmt::format("{} holds no question", path));
  return questions;
}

musubi::Result<Outcome> ask(musubi::Searcher& searcher, const Question& question) {
  musubi::SearchRequest request;
  request.query = question.text;
  request.facets.clear();
  request.detail = musubi::Detail::IdsOnly;
  const auto start = std::chrono::steady_clock::now();
  const auto answer = searcher.search(request);
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - start;
  if (!answer) return tl::unexpected(answer.error());
  const auto hit = std::find_if(answer->hits.begin(), answer->hits.end(),
                                [&](const auto& one) { return one.id == question.passage; });
  Outcome outcome;
  outcome.milliseconds = elapsed.count();
  if (hit != answer->hits.end()) {
    outcome.rank = static_cast<std::size_t>(hit - answer->hits.begin()) + 1;
  }
  return outcome;
}

musubi::Result<void> run(const char* index, unsigned warm_up, const char* path) {
  const auto questions = read_questions(path);
  if (!questions) return tl::unexpected(questions.error());
  boost::program_options::variables_map given;
  given.emplace("index", boost::program_options::variable_value(std::string(index), false));
  const auto options = musubi::common_options(given);
  if (!options) return tl::unexpected(options.error());
  auto searcher = musubi::Searcher::open(*options);
  if (!searcher) return tl::unexpected(searcher.error());

  for (unsigned i = 0; i < warm_up; ++i) {
    if (const auto outcome = ask(*searcher, (*questions)[i % questions->size()]); !outcome) {
      return tl::unexpected(outcome.error());
    }
  }
  for (const Question& question : *questions) {
    const auto outcome = ask(*searcher, question);
    if (!outcome) return tl::unexpected(outcome.error());
    fmt::print("{}\t{}\t{:.4f}\n", question.passage, outcome->rank, outcome->milliseconds);
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  unsigned warm_up = 0;
  if (argc != 4 ||
      std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), warm_up).ec != std::errc()) {
    fmt::print(stderr, "usage: musubi_relevance INDEX WARM_UP_QUESTIONS QUESTIONS.tsv\n");
    return 2;
  }
  const auto done = run(argv[1], warm_up, argv[3]);
  if (!done) {
    fmt::print(stderr, "musubi_relevance: {}\n", done.error().message);
    return 1;
  }
}
