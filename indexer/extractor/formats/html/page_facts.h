// page_facts.h - what a page says of itself outside of its text: when it is of, and whose it is.
#pragma once
#include <string>

#include "indexer/extractor/formats/html/page_areas.h"
#include "indexer/extractor/formats/html/page_meta.h"
#include "indexer/extractor/formats/html/page_tree.h"

namespace musubi {

// As it is written: "2024年3月1日", "2024-03-01T09:00:00+09:00".  What is published counts before
// what is changed, and what is labelled (掲載日, 更新日) before a mere <time>.  Empty: none.
std::string page_date(const PageTree& tree, const PageAreas& areas, const PageMeta& meta);

// Address and telephone of whom the page is, where they stand outside of its text; in one line.
std::string page_contact(const PageTree& tree, const PageAreas& areas);

}  // namespace musubi
