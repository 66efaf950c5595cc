// read_options.h - the options that both programs share, and how a command line and an INI
// file are read.  Only the sources that read options include this: Boost's header is long.
#pragma once
#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "common/options/common_options.h"
#include "common/options/config_section.h"
#include "common/result.h"

namespace musubi {

// --help, --version and --config; for the command line only.
boost::program_options::options_description general_options();

// --index and the files that analysis and facets are made from.
boost::program_options::options_description index_options();

// Reads the command line, then the INI file that it or the environment names.
// What the command line says wins, then $MUSUBI_INDEX, then the file.  Keys of a file stand in no
// section (both programs) or in the section of one program; a key that no program knows is an
// error.  `section`: this program's name.
Result<boost::program_options::variables_map> read_options(
    int argc, const char* const* argv, const std::string& section,
    const boost::program_options::options_description& command_line,
    const boost::program_options::options_description& config_file,
    const boost::program_options::positional_options_description& positional);

// For each key that a config file may hold a switch for the command line that takes it back:
// --no-explain, --no-country, and --facets for --no-facets.  Not listed in the help, which says so
// once.
boost::program_options::options_description opposites(
    const boost::program_options::options_description& config_file);

// Whether a switch is on, and not taken back.
bool is_on(const boost::program_options::variables_map& options, const std::string& name);

// The sections of the INI file that are no options: [converters], [source PATH] and their kind.
Result<std::vector<ConfigSection>> config_sections(
    const boost::program_options::variables_map& options);

// Fills in what was not said: $XDG_DATA_HOME, the installed data.
Result<CommonOptions> common_options(const boost::program_options::variables_map& options);

}  // namespace musubi
