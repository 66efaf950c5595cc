// japanese_help.h - the options of a program, as its help lists them in Japanese.
#pragma once
#include <string>

#include "common/options/read_options.h"

namespace musubi {

// Each option with its words below it: Boost's own columns count bytes, not what a terminal shows.
std::string options_in_japanese(const boost::program_options::options_description& options);

}  // namespace musubi
