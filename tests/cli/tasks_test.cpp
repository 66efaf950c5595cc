// The everyday tasks of tests/tasks.md, run as they stand.
#include <filesystem>
#include <map>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using namespace musubi::test;
namespace fs = std::filesystem;

namespace {

struct EverydayTask {
  std::string name;
  std::vector<std::string> commands;
};

// "12. What …", and the indented lines below it.
std::vector<EverydayTask> everyday_tasks() {
  const fs::path page = fs::path(MUSUBI_TEST_CORPUS).parent_path() / "tests" / "tasks.md";
  std::istringstream lines(read_file(page));
  std::vector<EverydayTask> tasks;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.front() >= '0' && line.front() <= '9') {
      tasks.push_back({line, {}});
    } else if (line.starts_with("       ") && !tasks.empty()) {
      tasks.back().commands.push_back(line.substr(line.find_first_not_of(' ')));
    }
  }
  return tasks;
}

}  // namespace

TEST_CASE("each everyday task is done in three commands at most", "[cli][tasks]") {
  const TemporaryFolder folder;
  fs::create_directory_symlink(MUSUBI_TEST_CORPUS, folder / "corpus");
  folder.write("visits.csv", "題名,締結日,相手\n訪問団の受け入れ,2015-04-01,中国/大連市\n");
  const auto tasks = everyday_tasks();
  REQUIRE(tasks.size() == 32);
  for (const EverydayTask& task : tasks) {
    INFO(task.name);
    CHECK(!task.commands.empty());
    CHECK(task.commands.size() <= 3);
    for (const std::string& command : task.commands) {
      INFO(command);
      std::map<std::string, std::string> environment = {
          {"HOME", folder.path().string()}, {"PATH", tested_folder() + ":/usr/bin:/bin"}};
      // A configuration names its own index, which the environment goes before.
      const bool is_configured = command.find("--config") != command.npos;
      if (!is_configured) environment["MUSUBI_INDEX"] = corpus_index();
      const Outcome outcome =
          run("/bin/sh", {"-c", "cd '" + folder.path().string() + "' && " + command}, environment);
      INFO(outcome.err);
      CHECK(outcome.status == 0);
    }
  }
}
