#include "common/options/japanese_help.h"

#include <fmt/format.h>

#include "common/messages.h"

namespace musubi {

namespace {

// "-h, --help", which Boost writes "-h [ --help ]".
std::string names_of(const boost::program_options::option_description& option) {
  std::string names = option.format_name();
  const std::size_t bracket = names.find(" [ ");
  if (bracket == names.npos) return names;
  return names.substr(0, bracket) + ", --" + option.long_name();
}

}  // namespace

std::string options_in_japanese(const boost::program_options::options_description& options) {
  std::string text;
  for (const auto& option : options.options()) {
    const std::string parameter = option->format_parameter();
    text += fmt::format("\n  {}{}{}\n      {}\n", names_of(*option), parameter.empty() ? "" : " ",
                        parameter, translated(option->description(), Language::Japanese));
  }
  return text;
}

}  // namespace musubi
