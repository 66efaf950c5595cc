// page_head.h - what a page of the web had above its text, in a letter that it was copied into.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace musubi {

struct PageHead {
  std::size_t end = 0;  // where the text begins; 0: it has no such head
  std::string trail;    // the way to the page that stands in it: "ホーム > 国際交流"
};

// Buttons for the size of letters, the way to the page, all before ここから本文です.
PageHead head_of_page(std::string_view text);

}  // namespace musubi
