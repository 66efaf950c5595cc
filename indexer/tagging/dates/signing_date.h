// signing_date.h - when the tie that a text tells of was signed.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/calendar/date_parser.h"
#include "indexer/tagging/page/evidence.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

struct SignedOn {
  Date date;
  Reason reason;
};

// The date beside or below a label (提携年月日 …), else that of a verb of signing (…に調印した),
// else the one that an anniversary or a row of a list of ties tells.  Not that of a request, a
// visit or an award, and not of a sentence in `elsewhere`, which tells of other towns. 昨年12月14日
// and 15日 count from the page's own date.  `dates` are those of the page's text, `kind` is that of
// the document (kind.h).
std::optional<SignedOn> find_signing_date(const PageText& page,
                                          const std::vector<DateMention>& dates,
                                          const std::set<std::size_t>& elsewhere = {},
                                          const std::string& kind = {});

}  // namespace musubi
