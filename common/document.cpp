#include "common/document.h"

#include <algorithm>
#include <iterator>

namespace musubi {

std::string_view place_at(const Document& document, std::size_t byte) {
  const auto& places = document.places;
  const auto next = std::partition_point(
      places.begin(), places.end(), [byte](const BodyPlace& place) { return place.begin <= byte; });
  return next == places.begin() ? std::string_view() : std::string_view(std::prev(next)->name);
}

}  // namespace musubi
