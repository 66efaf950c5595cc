// configured_value.h - a value that the configuration says in the place of the command line.
#pragma once
#include <string>

namespace musubi {

struct ConfiguredValue {
  std::string option;  // without dashes
  std::string value;   // in UTF-8; empty: any that the option has
  std::string place;   // FILE:LINE
};

}  // namespace musubi
