// page_title.h - what a page is called, without the name of its site.
#pragma once
#include <string>

#include "indexer/extractor/formats/html/page_areas.h"
#include "indexer/extractor/formats/html/page_meta.h"
#include "indexer/extractor/formats/html/page_tree.h"

namespace musubi {

struct PageTitle {
  std::string title;  // empty where the page has none of its own
  std::string site;   // empty where it is not told
};

// <title> without the site's name, else the first heading that is one: no number, no date, no
// "ここから本文です".
PageTitle page_title(const PageTree& tree, const PageAreas& areas, const PageMeta& meta);

}  // namespace musubi
