#include "common/index/field_label.h"

#include <fmt/format.h>

#include "common/messages.h"

namespace musubi {

std::string_view label_of_field(const Field& field) {
  return spoken_language() == Language::English ? field.name : field.label;
}

std::string called_in_both(std::string_view name, std::string_view label) {
  return spoken_language() == Language::English ? std::string(name)
                                                : fmt::format("{} ({})", name, label);
}

}  // namespace musubi
