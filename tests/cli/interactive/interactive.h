// interactive.h - searching as one types, on a terminal of its own.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/officer.h"

namespace musubi::test {

inline constexpr std::string_view kDown = "\x1b[B";
inline constexpr std::string_view kEscape = "\x1b";

class Interactive {
 public:
  explicit Interactive(TerminalSize size, const std::map<std::string, std::string>& more = {},
                       const std::vector<std::string>& options = {},
                       const std::string& index = corpus_index())
      : session("searcher", with(options, index), size, officer_.environment(more)) {}

 private:
  static std::vector<std::string> with(const std::vector<std::string>& options,
                                       const std::string& index) {
    std::vector<std::string> words = {"--index", index, "-i"};
    words.insert(words.end(), options.begin(), options.end());
    return words;
  }

  Officer officer_;

 public:
  TerminalSession session;
};

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace musubi::test
