#include "indexer/extractor/formats/html/open_elements.h"

#include <algorithm>

#include "indexer/extractor/formats/html/name_set.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxOpen = 400;

const NameSet kVoid(
    "area base br col embed hr img input keygen link meta param source track wbr frame");
const NameSet kSelfEnding(
    "p li td th tr dt dd option optgroup tbody thead tfoot colgroup caption rb rt rtc rp html "
    "head body");

bool is_counted(std::string_view name) {
  return !kVoid.holds(name) && !kSelfEnding.holds(name);
}

}  // namespace

bool is_void_element(std::string_view name) {
  return kVoid.holds(name);
}

bool OpenElements::enter(std::string_view name) {
  if (!is_counted(name)) return true;
  if (open_.size() == kMaxOpen) {
    ++flattened_count_;
    ++flattened_;
    return false;
  }
  open_.emplace_back(name);
  return true;
}

bool OpenElements::leave(std::string_view name) {
  if (!is_counted(name)) return true;
  if (flattened_ > 0) {
    --flattened_;
    return false;
  }
  const auto opened = std::find(open_.rbegin(), open_.rend(), name);
  if (opened == open_.rend()) return false;
  open_.erase(opened.base() - 1, open_.end());
  return true;
}

}  // namespace musubi
