// The first searches of README.md and README.ja.md print what the pages show.
#include <cstdlib>
#include <fstream>
#include <regex>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/sources/source_tree.h"

namespace fs = std::filesystem;
using namespace musubi::test;

namespace {

constexpr const char* kPages[] = {"README.md", "README.ja.md"};

// What stands between the first "```text" of a page and its end.
std::string shown_on(const std::string& page) {
  const std::string text = text_of(source_tree() / page);
  const std::size_t begin = text.find("```text\n") + 8;
  return text.substr(begin, text.find("```", begin) - begin);
}

// As a reader sees it who runs the commands in a clone: a line "$ COMMAND", then what it prints.
std::string printed_for(const std::string& shown, const fs::path& index) {
  static const std::regex kCommand("(?:^|\n)\\$ ([^\n]+)");
  std::string printed;
  for (std::sregex_iterator at(shown.begin(), shown.end(), kCommand), end; at != end; ++at) {
    const std::string command = (*at)[1];
    const std::string here = std::regex_replace(command, std::regex("build/demo-index"), "$$INDEX");
    const Outcome outcome =
        run("/bin/sh", {"-c", "cd \"$TREE\" && PATH=\"$PROGRAMS:$PATH\" && " + here},
            {{"TREE", source_tree().string()},
             {"PROGRAMS", tested_folder()},
             {"PATH", "/usr/bin:/bin"},
             {"INDEX", index.string()}});
    if (!printed.empty()) printed += "\n";
    printed += "$ " + command + "\n" + outcome.err + outcome.out;
  }
  return printed;
}

// Times differ from run to run.
const std::regex kTime("[0-9.]+ m?s\\b");

std::string without_times(const std::string& text) {
  return std::regex_replace(text, kTime, "… s");
}

// `printed` with the times of `shown`, which were taken on a machine at rest.
std::string with_times_of(const std::string& shown, const std::string& printed) {
  std::sregex_iterator old(shown.begin(), shown.end(), kTime);
  std::string text;
  auto last = printed.begin();
  for (std::sregex_iterator at(printed.begin(), printed.end(), kTime), end; at != end; ++at) {
    text.append(last, (*at)[0].first).append(old == end ? at->str() : old->str());
    last = (*at)[0].second;
    if (old != end) ++old;
  }
  return text.append(last, printed.end());
}

void write_anew(const std::string& page, const std::string& shown, const std::string& printed) {
  std::string text = text_of(source_tree() / page);
  text.replace(text.find(shown), shown.size(), printed);
  std::ofstream(source_tree() / page) << text;
}

}  // namespace

TEST_CASE("the first searches print what the first page shows", "[cli][terminal][sources]") {
  const TemporaryFolder folder;
  const std::string shown = shown_on(kPages[0]);
  CHECK(shown_on(kPages[1]) == shown);
  const std::string printed = printed_for(shown, folder / "index");
  if (std::getenv("MUSUBI_WRITE_SCREENS") != nullptr) {
    for (const char* page : kPages) write_anew(page, shown_on(page), with_times_of(shown, printed));
    return;
  }
  INFO("with MUSUBI_WRITE_SCREENS=1 this test writes what is printed into both pages");
  CHECK(without_times(printed) == without_times(shown));
}
