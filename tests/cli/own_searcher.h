// own_searcher.h - a searcher in the test's own process, which waits long for servers: the
// machine may be busy.
#pragma once
#include <filesystem>

#include "common/options/common_options.h"
#include "searcher/search.h"

namespace musubi::test {

CommonOptions own_options(const std::filesystem::path& index);

// Fails the test where the index cannot be opened.
Searcher own_searcher(const std::filesystem::path& index);

}  // namespace musubi::test
