// config_section.h - the sections of the INI file that are no options of a program.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

struct ConfigEntry {
  std::string key, value;
  std::size_t line = 0;
};

// [converters], [source /srv/documents], [search.china], or [shards].
struct ConfigSection {
  std::string file;  // that it stands in, for messages
  std::string name;  // the first word
  std::string argument;
  std::size_t line = 0;
  std::vector<ConfigEntry> entries;
};

struct ConfigText {
  std::string options;  // the file without these sections; lines keep their numbers
  std::vector<ConfigSection> sections;
};

// An error where a line is neither `key = value` nor the head of a section.
Result<ConfigText> split_config(std::string_view text, const std::string& file);

}  // namespace musubi
