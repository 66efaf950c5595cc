// date_in_line.h - how a date stands in its line.
#pragma once
#include <string_view>

#include "indexer/tagging/dates/date_candidates.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

// …に関する覚書(1996年10月)
bool ends_title(std::string_view text, const DateCandidate& one, const Sentence& title);

// Alone in its line, but for the day of the week and the place: 2016年10月26日 水戸市において
bool fills_line(std::string_view text, const DateCandidate& one);

// 盟約に調印したのは1986年6月4日
bool is_told_before(std::string_view text, const DateCandidate& one);

}  // namespace musubi
