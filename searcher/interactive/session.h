// session.h - searching as one types, on the full screen.
#pragma once
#include <string>

#include "common/result.h"
#include "searcher/live_searcher.h"
#include "searcher/present/text_style.h"

namespace musubi {

// Until the user leaves.  `request`: filters and limits that hold for all searches; `style`: of
// the terminal, whose size is asked for again when it changes.
Result<void> search_interactively(LiveSearcher searcher, SearchRequest request, TextStyle style);

}  // namespace musubi
