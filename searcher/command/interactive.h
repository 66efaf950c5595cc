// interactive.h - searching as one types; line by line where the terminal can do no more.
#pragma once
#include "searcher/options/searcher_options.h"

namespace musubi {

int interactive(const SearcherOptions& options);

}  // namespace musubi
