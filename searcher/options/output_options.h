// output_options.h - from the options to how an answer is put out.
#pragma once
#include "common/options/read_options.h"
#include "common/result.h"
#include "searcher/options/searcher_options.h"

namespace musubi {

// Format, colours, layout and pager.
Result<void> read_output(const boost::program_options::variables_map& options,
                         SearcherOptions& result);

// What of each hit is put out, and so what has to be made of it.  After read_output().
Result<void> read_fields(const boost::program_options::variables_map& options,
                         SearcherOptions& result);

// The facets to be printed whole.
Result<void> read_facet_list(const boost::program_options::variables_map& options,
                             SearcherOptions& result);

}  // namespace musubi
