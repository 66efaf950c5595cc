// option_values.h - values that must be a number within bounds, or one of a few words.
#pragma once
#include <boost/program_options.hpp>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>

#include "common/result.h"

namespace musubi {

// The number that the option `name` was given.
Result<std::size_t> number_option(const boost::program_options::variables_map& options,
                                  const char* name, std::size_t min, std::size_t max);

// "--format is one of text, json".
tl::unexpected<Error> is_no_choice(const char* name, const std::string& choices);

// What the word that the option was given stands for.  `others` are understood, too, but not told
// where it is none of them.
template <typename Value>
Result<Value> choice_option(const boost::program_options::variables_map& options, const char* name,
                            std::initializer_list<std::pair<const char*, Value>> choices,
                            std::initializer_list<std::pair<const char*, Value>> others = {}) {
  const auto& typed = options[name].as<std::string>();
  for (const auto& [choice, value] : others) {
    if (typed == choice) return value;
  }
  std::string known;
  for (const auto& [choice, value] : choices) {
    if (typed == choice) return value;
    known += known.empty() ? choice : std::string(", ") + choice;
  }
  return is_no_choice(name, known);
}

// --lang, which a config file may say, too: from now on that is spoken.
Result<void> read_language(const boost::program_options::variables_map& options);

}  // namespace musubi
