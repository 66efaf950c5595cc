// open_elements.h - the elements of a page that are open at a place, as deep as a tree may get.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// <br>, <img>: without content.
bool is_void_element(std::string_view name);

// Names are in lower case.  Elements without content, and those whose end tags may be left out,
// so that counting them says nothing of depth, are let pass.
class OpenElements {
 public:
  // False where the element is too deep to be kept one.
  bool enter(std::string_view name);

  // False where the tag ends an element that was too deep, or none.
  bool leave(std::string_view name);

  std::size_t flattened_count() const { return flattened_count_; }

 private:
  std::vector<std::string> open_;
  std::size_t flattened_ = 0;        // open ones that are too deep
  std::size_t flattened_count_ = 0;  // that ever were
};

}  // namespace musubi
