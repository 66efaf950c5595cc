// documents.h - what is done with one document.
#pragma once
#include "searcher/options/searcher_options.h"

namespace musubi {

// Prints it whole.
int show_document(const SearcherOptions& options);

// Opens its page of the web or its file.
int open_document(const SearcherOptions& options);

}  // namespace musubi
