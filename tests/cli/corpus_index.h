// corpus_index.h - the sample documents, indexed once for all tests that only read.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/program.h"

namespace musubi::test {

// The index of corpus/, built by the real indexer on first use and kept in the build folder for
// as long as what it is made of is the same.
const std::string& corpus_index();

// Runs the searcher on it.
Outcome search(std::vector<std::string> arguments);

// The same with --format json, parsed; fails the test where there is no answer.
nlohmann::json search_json(std::vector<std::string> arguments);

}  // namespace musubi::test
