// nobody.h - a user who may do nothing but what all may.
#pragma once
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace musubi::test {

// Has copies of the programs and their data where any user may enter: the build may lie in the
// home of root.
class Nobody {
 public:
  Nobody();

  // Only root can run programs as another user.
  bool can_run() const { return run("searcher", {"--version"}).status == 0; }

  Outcome run(const std::string& program, std::vector<std::string> arguments) const;

 private:
  TemporaryFolder home_;
};

}  // namespace musubi::test
