// respellings.h - other ways to write the words that IPADIC has with kanji.
#pragma once
#include "common/analysis/dictionary/ipadic_index.h"
#include "common/analysis/dictionary/spelling_list.h"

namespace musubi {

// What stands between two kanji of a name, 御 and お, 々, okurigana, and words whose kanji
// were replaced.
void add_respellings(const IpadicIndex& ipadic, SpellingList& words);

}  // namespace musubi
