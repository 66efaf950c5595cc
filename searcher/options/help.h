// help.h - what --help says: the common options on one screen, all of them, or the queries.
#pragma once
#include <string>
#include <string_view>

#include "common/options/read_options.h"
#include "common/result.h"

namespace musubi {

// `topic`: empty, "all" or "query".  Fails on another one.
Result<std::string> help_text(std::string_view topic,
                              const boost::program_options::options_description& all);

}  // namespace musubi
