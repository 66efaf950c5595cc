// request_options.h - from the options to what is searched for.
#pragma once
#include "common/options/read_options.h"
#include "common/result.h"
#include "searcher/options/searcher_options.h"

namespace musubi {

// The query, or the document that takes its place: asked for, shown, opened or alike.
Result<void> read_query(const boost::program_options::variables_map& options,
                        SearcherOptions& result);

// Facets, places, years and days that narrow the hits.
Result<void> read_filters(const boost::program_options::variables_map& options,
                          SearcherOptions& result);

// Which of the hits, in which order, and whether with counts and explanations.
Result<void> read_page(const boost::program_options::variables_map& options,
                       SearcherOptions& result);

}  // namespace musubi
