// What the shells complete, asked of the real programs.
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/cli/terminal.h"

using namespace musubi::test;
namespace fs = std::filesystem;

namespace {

// The programs by their installed names, and a shell that knows the completion.
class Shell {
 public:
  Shell() {
    fs::create_directories(folder_ / "bin");
    fs::create_symlink(tested_program("searcher"), folder_ / "bin/musubi-searcher");
  }

  // Of the line whose words these are, the last of them not typed to its end.
  std::string bash(const std::string& words) const {
    return run_shell("/bin/bash", "source " + completion("musubi.bash") +
                                      "; compopt() { :; }; COMP_WORDS=(" + words +
                                      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _musubi; "
                                      "printf '%s\\n' \"${COMPREPLY[@]}\"");
  }
  std::string fish(const std::string& line) const {
    return run_shell("/usr/bin/fish",
                     "source " + completion("musubi.fish") + "; complete -C '" + line + "'");
  }

  // zsh completes at a prompt alone.  Types the line and a tab; whether that is seen then.
  bool zsh_shows(const std::string& line, std::string_view completed) const {
    TerminalSession zsh("/usr/bin/zsh", {"-f", "-i"}, {80, 24},
                        {{"MUSUBI_INDEX", corpus_index()},
                         {"PATH", (folder_ / "bin").string() + ":/usr/bin:/bin"}});
    const std::string folder = fs::path(completion("_musubi")).parent_path().string();
    zsh.type("fpath=(" + folder +
             " $fpath); autoload -Uz compinit; compinit -u -D; PS1='rea''dy> '\n");
    if (!zsh.shows("ready> ")) return false;
    zsh.type(line + "\t");
    return zsh.shows(completed);
  }

 private:
  static std::string completion(const std::string& name) {
    return (fs::path(MUSUBI_TEST_CORPUS).parent_path() / "packaging/completion" / name).string();
  }
  std::string run_shell(const std::string& shell, const std::string& script) const {
    const Outcome outcome = run(shell, {"-c", script},
                                {{"HOME", folder_.path().string()},
                                 {"LANG", "C.UTF-8"},
                                 {"PATH", (folder_ / "bin").string() + ":/usr/bin:/bin"}});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    return outcome.out;
  }

  TemporaryFolder folder_;
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("bash completes options, and values that the index has", "[cli][completion]") {
  const Shell shell;
  const std::string index = "musubi-searcher --index " + corpus_index();
  CHECK(shell.bash("musubi-searcher --facet-s") == "--facet-sort\n");
  CHECK(shell.bash(index + " --country 米") == "米国\n");
  CHECK(shell.bash(index + " --country ちゅ") == "中国\n");
  CHECK(contains(shell.bash(index + " --kind ''"), "覚書"));
  CHECK(contains(shell.bash(index + " --partner 中国/大"), "中国/大連市"));
  CHECK(contains(shell.bash("musubi-searcher --sort ''"), "-date"));
  CHECK(contains(shell.bash("musubi-searcher --sort ''"), "-changed"));
  CHECK(shell.bash("musubi-indexer --export ''") == "solr\n");
}

TEST_CASE("zsh completes options, and values that the index has", "[cli][completion]") {
  if (!fs::exists("/usr/bin/zsh")) {
    WARN("skipped: there is no zsh here");
    return;
  }
  const Shell shell;
  CHECK(shell.zsh_shows("musubi-searcher --facet-s", "--facet-sort"));
  CHECK(shell.zsh_shows("musubi-searcher --country 米", "米国"));
  CHECK(shell.zsh_shows("musubi-searcher --kind ", "覚書"));
  CHECK(shell.zsh_shows("musubi-indexer --export ", "--export solr"));
}

TEST_CASE("fish completes options, and values that the index has", "[cli][completion]") {
  if (!fs::exists("/usr/bin/fish")) {
    WARN("skipped: there is no fish here");
    return;
  }
  const Shell shell;
  const std::string index = "musubi-searcher --index " + corpus_index();
  CHECK(contains(shell.fish("musubi-searcher --facet-s"), "--facet-sort"));
  CHECK(contains(shell.fish(index + " --country 米"), "米国"));
  CHECK(contains(shell.fish(index + " --region "), "東北"));
  CHECK(shell.fish("musubi-indexer --export ") == "solr\n");
}
