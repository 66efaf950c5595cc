#include "tests/cli/nobody.h"

namespace musubi::test {

namespace fs = std::filesystem;

Nobody::Nobody() {
  fs::permissions(home_.path(), fs::perms(0755));
  for (const char* part : {"bin/indexer", "bin/searcher", "libexec", "share/musubi"}) {
    fs::create_directories((home_ / part).parent_path());
    fs::copy(tested_build() / part, home_ / part, fs::copy_options::recursive);
  }
}

Outcome Nobody::run(const std::string& program, std::vector<std::string> arguments) const {
  std::vector<std::string> words = {"--reuid=65534", "--regid=65534", "--clear-groups",
                                    (home_ / "bin" / program).string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return test::run("/usr/bin/setpriv", words);
}

}  // namespace musubi::test
