// The least that indexing a file can cost: reading it, and cutting its text into
// words with MeCab on all cores, without looking at any word.
//
// Prints the seconds of each.  The file is JSON Lines; its lines are given to
// MeCab as they are.
#include <fmt/format.h>
#include <mecab.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLinesAtOnce = 100;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return {};
  std::string text(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

void cut(const MeCab::Model& model, const std::vector<std::string_view>& lines,
         std::atomic<std::size_t>& next, std::atomic<bool>& has_failed) {
  const std::unique_ptr<MeCab::Tagger> tagger(model.createTagger());
  const std::unique_ptr<MeCab::Lattice> lattice(model.createLattice());
  while (true) {
    const std::size_t begin = next.fetch_add(kLinesAtOnce);
    if (begin >= lines.size()) return;
    for (std::size_t i = begin; i < std::min(begin + kLinesAtOnce, lines.size()); ++i) {
      lattice->set_sentence(lines[i].data(), lines[i].size());
      if (!tagger->parse(lattice.get())) has_failed = true;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: text_limits FILE\n");
    return 2;
  }
  const auto start_of_reading = Clock::now();
  const std::string text = read_file(argv[1]);
  fmt::print("{:.4f}\n", seconds_since(start_of_reading));
  const std::vector<std::string_view> lines = lines_of(text);

  const std::unique_ptr<MeCab::Model> model(
      MeCab::createModel("-r /dev/null -d " MUSUBI_MECAB_DICTIONARY));
  if (lines.empty() || !model) {
    fmt::print(stderr, "text_limits: {}\n", lines.empty() ? "no text" : MeCab::getLastError());
    return 1;
  }
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> has_failed = false;
  const auto start_of_cutting = Clock::now();
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i) {
      threads.emplace_back(cut, std::cref(*model), std::cref(lines), std::ref(next),
                           std::ref(has_failed));
    }
  }
  if (has_failed) {
    fmt::print(stderr, "text_limits: MeCab failed on a line\n");
    return 1;
  }
  fmt::print("{:.4f}\n", seconds_since(start_of_cutting));
}
