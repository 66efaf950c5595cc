// page_date.h - when a page was written or published, from which 昨年12月 and 15日 count.
#pragma once
#include <cstddef>
#include <vector>

#include "common/calendar/date_finder.h"
#include "indexer/tagging/dates/undated.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

// Full dates that stand apart from the sentences of the page, in order; where there is none, the
// one that its address bears.
std::vector<DateMention> dates_of_page(const PageText& page, const std::vector<DateMention>& dates,
                                       const std::vector<UndatedMention>& undated);

// Of the dates that a page bears the last one before byte `at`, else the first.
Date written_before(const std::vector<DateMention>& written, std::size_t at);

}  // namespace musubi
