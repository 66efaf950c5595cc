// officer.h - a user with a home of his own, who searches the corpus.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "tests/cli/corpus_index.h"
#include "tests/cli/terminal.h"

namespace musubi::test {

class Officer {
 public:
  std::map<std::string, std::string> environment(
      const std::map<std::string, std::string>& more = {}) const {
    std::map<std::string, std::string> all = {
        {"XDG_STATE_HOME", (home_ / "state").string()}, {"NO_COLOR", "1"}, {"MUSUBI_PAGER", "cat"}};
    for (const auto& [name, value] : more) all[name] = value;
    return all;
  }

  Outcome search(std::vector<std::string> arguments,
                 const std::map<std::string, std::string>& more = {}) const {
    arguments.insert(arguments.begin(), {"--index", corpus_index()});
    return run("searcher", arguments, environment(more));
  }

  Outcome on_terminal(std::vector<std::string> arguments, TerminalSize size,
                      const std::map<std::string, std::string>& more = {},
                      std::string_view keys = {}) const {
    arguments.insert(arguments.begin(), {"--index", corpus_index()});
    return run_on_terminal("searcher", arguments, size, environment(more), keys);
  }

  const TemporaryFolder& home() const { return home_; }

 private:
  TemporaryFolder home_;
};

}  // namespace musubi::test
