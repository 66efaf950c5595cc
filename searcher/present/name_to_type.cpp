#include "searcher/present/name_to_type.h"

#include <fmt/format.h>

#include "common/messages.h"
#include "common/text/fold.h"

namespace musubi {

std::string name_to_type(std::string_view name, std::string_view label) {
  const bool is_told = spoken_language() == Language::Japanese && fold_name(label) != name;
  return is_told ? fmt::format("{}（{}）", name, label) : std::string(name);
}

}  // namespace musubi
