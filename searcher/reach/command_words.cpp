#include "searcher/reach/command_words.h"

#include <cstdlib>

namespace musubi {

std::vector<std::string> command_words(std::string_view command) {
  std::vector<std::string> words;
  bool is_inside = false;
  char quote = 0;
  for (const char c : command) {
    if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote != 0 ? '\0' : c;
      if (!is_inside) words.emplace_back();
      is_inside = true;
    } else if (quote == 0 && (c == ' ' || c == '\t')) {
      is_inside = false;
    } else {
      if (!is_inside) words.emplace_back();
      is_inside = true;
      words.back() += c;
    }
  }
  return words;
}

std::string first_of_environment(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

}  // namespace musubi
