// kind.h - what kind of document a text is: 協定書, 覚書, 報告, 議事録 …
#pragma once
#include <string>

#include "indexer/tagging/page/evidence.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

// Told from the title and the headings at the top, and from a newspaper's name beside a date.
// Its value is empty where nothing tells it.
FoundValue kind_of_text(const PageText& page);

// An agreement, a memorandum, a declaration: the paper itself, not news of it.
bool is_signed_paper(const std::string& kind);

}  // namespace musubi
