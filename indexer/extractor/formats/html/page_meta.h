// page_meta.h - what the head of a page states.
#pragma once
#include <string>

#include "indexer/extractor/formats/html/page_tree.h"

namespace musubi {

struct PageMeta {
  std::string title;               // <title>, in one line
  std::string shared_title;        // og:title
  std::string site;                // og:site_name
  std::string url;                 // canonical, else og:url
  std::string published, changed;  // dates
};

PageMeta page_meta(const PageTree& tree);

}  // namespace musubi
