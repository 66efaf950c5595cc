// domains.h - which domains (分野) a text is about.
#pragma once
#include <vector>

#include "common/gazetteer/taxonomy.h"
#include "indexer/tagging/page/evidence.h"
#include "indexer/tagging/page/page_cues.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

// Those of the tie and of what is done together: not the industries of a partner, not offices
// that bear a domain in their name, not menus.
std::vector<FoundValue> domains_of_text(const PageText& page, PageCues& cues,
                                        const Taxonomy& taxonomy, bool is_of_ties);

}  // namespace musubi
