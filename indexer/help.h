// help.h - what indexer --help says, in the language that is spoken.
#pragma once
#include <string>

#include "common/options/read_options.h"

namespace musubi {

// `options`: all that the command line takes.
std::string indexer_help(const boost::program_options::options_description& options);

}  // namespace musubi
