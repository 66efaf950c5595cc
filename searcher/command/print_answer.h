// print_answer.h - the answer to one query, in the format that is asked for.
#pragma once
#include "searcher/options/searcher_options.h"

namespace musubi {

int print_answer(const SearcherOptions& options);

}  // namespace musubi
