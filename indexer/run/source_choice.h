// source_choice.h - which sources a run reads: those that are named, and those of the index.
#pragma once
#include <vector>

#include "common/index/layout.h"
#include "common/result.h"
#include "indexer/options.h"
#include "indexer/readers/named_source.h"

namespace musubi {

// No source of the live index goes without a word: one that is not named is an error that says
// how to go on.  Where none is named at all, those of the live index are meant.
Result<std::vector<NamedSource>> choose_sources(const SourceOptions& options,
                                                const IndexLayout& layout);

}  // namespace musubi
