// readings.h - words in hiragana that IPADIC has in kanji alone, and places that it reads
// in another way than the gazetteer.
#pragma once
#include <vector>

#include "common/analysis/dictionary/ipadic_index.h"
#include "common/analysis/dictionary/spelling_list.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

void add_readings(const IpadicIndex& ipadic, const std::vector<Place>& places, SpellingList& words);

}  // namespace musubi
