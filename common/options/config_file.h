// config_file.h - the INI file: which one it is, what its keys mean, and where in it they stand.
#pragma once
#include <boost/program_options.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "common/options/config_section.h"
#include "common/result.h"

namespace musubi {

// The file that the command line or the environment names; empty where there is none.
std::filesystem::path config_file_of(const boost::program_options::variables_map& options);

Result<ConfigText> read_config(const std::filesystem::path& file);

// The option that a key of the file stands for, as "limit" or "searcher.limit"; empty where it is
// the other program's.  `section`: this program's name.
Result<std::string> option_of_key(const std::string& key, const std::string& section,
                                  const boost::program_options::options_description& known);

// The line where a key stands last, named with its section; 0 where it does not.
std::size_t line_of_key(const ConfigText& text, const std::string& key);

// "/etc/musubi/musubi.conf:7" of an option, with dashes or without; without a line where none has
// it.
std::string place_of_option(const ConfigText& text, const std::filesystem::path& file,
                            const std::string& section, const std::string& option);

// An error that begins with an option ("--limit is a number …") with the place in front where the
// file says it, and none of the words of the command line.
Error with_place(Error error, const std::vector<std::string>& words, const std::string& section,
                 const boost::program_options::variables_map& options);

}  // namespace musubi
