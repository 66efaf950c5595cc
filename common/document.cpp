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

std::string_view body_behind_title(const Document& document) {
  const std::string_view body = document.body;
  const bool repeats = !document.title.empty() && body.starts_with(document.title) &&
                       body.substr(document.title.size()).starts_with('\n');
  return repeats ? body.substr(document.title.size() + 1) : body;
}

}  // namespace musubi
