// answer_notes.h - what an answer says of how it was found.
#pragma once
#include "common/index/open_index.h"
#include "searcher/answer.h"
#include "searcher/match/content_counts.h"
#include "searcher/plan/planner.h"
#include "searcher/plan/speller.h"
#include "searcher/search_tools.h"

namespace musubi {

// How many copies were left out, of its hits and of others.
void tell_copies(const ContentCounts& counts, Answer& answer);

void tell_correction(const Correction& correction, Answer& answer);

// Documents whose ids are in several databases: each is counted.
void tell_shared(const SharedDocuments& shared, Answer& answer);

// That the answer is one of the other shards only.
void tell_lost(const SearchTools& tools, Answer& answer);

// That the words were not looked for as they were typed.
void tell_strictness(Strictness strictness, Answer& answer);

}  // namespace musubi
