// session.h - searching as one types, on the full screen.
#pragma once
#include <string>
#include <vector>

#include "common/result.h"
#include "searcher/interactive/saved_requests.h"
#include "searcher/live_searcher.h"
#include "searcher/present/text_style.h"

namespace musubi {

// Until the user leaves.  `request`: filters and limits that hold for all searches; `saved`: what
// may be asked for by name; `style`: of the terminal, whose size is asked for again when it
// changes; `notice`: shown until a key is pressed.
Result<void> search_interactively(LiveSearcher searcher, SearchRequest request,
                                  std::vector<SavedRequest> saved, TextStyle style,
                                  std::string notice);

}  // namespace musubi
