// earlier_copies.h - hits whose content stood on a page before, where the index does not tell its
// copies: on remote shards.
#pragma once
#include <functional>

#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/request.h"

namespace musubi {

// Notes in each hit of the page which of the hits before it has the same content.  `search` is what
// the answer came from; on the first page, and where copies were left out already, it is not
// asked.  Of more than 1,000 hits before, the first are looked at.
Result<void> note_earlier_copies(const std::function<Result<Answer>(const SearchRequest&)>& search,
                                 const SearchRequest& request, Answer& answer);

}  // namespace musubi
