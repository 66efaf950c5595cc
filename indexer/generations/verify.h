// verify.h - is a generation sound, down to each document?
#pragma once
#include <string>
#include <vector>

#include "common/index/layout.h"

namespace musubi {

// What is wrong, in words for an administrator; empty where all is well.  Reads all
// of the generation: checksums, Xapian's own check, the manifest against the
// database, the statistics of character pairs, every stored document.
std::vector<std::string> verify_generation(const IndexLayout& layout, const std::string& name);

// The same for user dictionaries that were compiled for the index.
std::vector<std::string> verify_dictionaries(const IndexLayout& layout);

// The same for the stub.
std::vector<std::string> verify_stub(const IndexLayout& layout);

}  // namespace musubi
