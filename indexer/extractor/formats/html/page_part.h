// page_part.h - a page that is part of a larger document: a chapter of a book, the body of a mail.
#pragma once
#include <string>
#include <vector>

#include "common/result.h"
#include "indexer/extractor/extract.h"

namespace musubi {

struct PagePart {
  std::string heading;  // its first; empty where there is none
  std::string text;     // lines of all that can be seen: a part has no menus
  std::vector<NamedValue> readings;
};

Result<PagePart> read_page_part(const Input& input);

}  // namespace musubi
