// tag_set.h - a fixed set of tags, asked for each node of a page.
#pragma once
#include <gumbo.h>

#include <array>
#include <initializer_list>

namespace musubi {

class TagSet {
 public:
  constexpr TagSet(std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) is_in_[static_cast<std::size_t>(tag)] = true;
  }

  constexpr bool holds(GumboTag tag) const { return is_in_[static_cast<std::size_t>(tag)]; }

 private:
  std::array<bool, GUMBO_TAG_LAST + 1> is_in_ = {};
};

}  // namespace musubi
