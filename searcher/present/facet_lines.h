// facet_lines.h - the facets of an answer on a line each, for a screen with little room.
#pragma once
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// "分野  経済 3・観光 1・ほか 10 分野": the most frequent values as far as the line goes, those
// chosen in any case and with a star; years in their order, by decades where they are many.
// The first `limit` facets that have values; the others are named.
std::string facet_lines(const std::vector<FacetResult>& facets, std::size_t limit,
                        const TextStyle& style);

}  // namespace musubi
