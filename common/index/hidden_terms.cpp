#include "common/index/hidden_terms.h"

#include "common/term.h"
#include "common/text/fold.h"

namespace musubi {

namespace {

constexpr std::string_view kPlacePrefix = "XG:";

std::string prefixed(std::string_view prefix, std::string_view text) {
  return bounded_term(std::string(prefix).append(text));
}

}  // namespace

std::string part_only_term(std::string_view term) {
  return prefixed("XK:", term);
}

std::string place_term(std::string_view place_name) {
  return prefixed(kPlacePrefix, place_name);
}

bool is_place_term(std::string_view term) {
  return term.starts_with(kPlacePrefix);
}

std::string full_name(const Place& place) {
  const bool is_whole = place.kind == PlaceKind::Prefecture || place.kind == PlaceKind::Country;
  return is_whole ? place.name : place.parent + place.name;
}

std::string date_term(const Date& date) {
  return prefixed("XT:", to_string(date));
}

std::string file_term(std::string_view name) {
  return prefixed("XF:", fold_name(name));
}

}  // namespace musubi
