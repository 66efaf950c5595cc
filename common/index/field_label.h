// field_label.h - what a field is called in the language that is spoken.
#pragma once
#include <string>
#include <string_view>

#include "common/index/schema.h"

namespace musubi {

// 国・地域, or country; a query takes both.
std::string_view label_of_field(const Field& field);

// "country (国・地域)", as an error says it; "country" where English was asked for.
std::string called_in_both(std::string_view name, std::string_view label);

}  // namespace musubi
