// The script around fzf, with a stand-in for it that notes what it is told; the Emacs mode.
#include <sys/stat.h>

#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using namespace musubi::test;
namespace fs = std::filesystem;

TEST_CASE("the script for fzf lists, searches anew and shows what is chosen", "[cli][contrib]") {
  const TemporaryFolder folder;
  const std::string fzf = folder.write(
      "bin/fzf", "#!/bin/sh\ncat > \"$HOME/list\"\nprintf '%s\\n' \"$@\" > \"$HOME/told\"\n");
  ::chmod(fzf.c_str(), 0755);
  const fs::path script = fs::path(MUSUBI_TEST_CORPUS).parent_path() / "contrib" / "musubi-fzf";
  const std::map<std::string, std::string> environment = {
      {"HOME", folder.path().string()},
      {"MUSUBI_INDEX", corpus_index()},
      {"PATH", (folder / "bin").string() + ":" + tested_folder() + ":/usr/bin:/bin"}};
  const Outcome outcome = run(script.string(), {"大連", "経済"}, environment);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string list = read_file(folder / "list");
  CHECK(list.find("aomori-dalian-2004\t2004-12-24  青森県・大連市") != std::string::npos);

  // What fzf runs when the query changes, and for the line that is chosen.
  const std::string told = read_file(folder / "told");
  const auto command_behind = [&told](const std::string& mark) {
    const std::size_t begin = told.find(mark) + mark.size();
    return told.substr(begin, told.find('\n', begin) - begin);
  };
  const auto filled = [](std::string command, const std::string& hole, const std::string& text) {
    for (std::size_t at = 0; (at = command.find(hole, at)) != std::string::npos;) {
      command.replace(at, hole.size(), "'" + text + "'");
      at += text.size() + 2;
    }
    return command;
  };
  const std::string reload = filled(command_behind("change:reload:"), "{q}", "観光 -北海道");
  CHECK(run("/bin/sh", {"-c", reload}, environment).out.find("\t") != std::string::npos);
  const std::string preview =
      filled(filled(command_behind("--preview="), "{1}", "iwate-dalian"), "{q}", "大連");
  CHECK(run("/bin/sh", {"-c", preview}, environment).out.find("iwate-dalian") != std::string::npos);
}

TEST_CASE("the Emacs mode finds, narrows, reads and follows what is typed", "[cli][contrib]") {
  if (!fs::exists("/usr/bin/emacs")) return;
  const TemporaryFolder home;
  const fs::path contrib = fs::path(MUSUBI_TEST_CORPUS).parent_path() / "contrib";
  const Outcome outcome =
      run("/usr/bin/emacs",
          {"--batch", "-l", (contrib / "musubi.el").string(), "-l",
           (contrib / "musubi-test.el").string(), "-f", "ert-run-tests-batch-and-exit"},
          {{"HOME", home.path().string()},
           {"MUSUBI_INDEX", corpus_index()},
           {"LANG", "C.UTF-8"},
           {"PATH", tested_folder() + ":/usr/bin:/bin"}});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
}
