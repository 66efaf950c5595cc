// document_by_id.h - one document of the index, by its id.
#pragma once
#include <string>

#include "common/document.h"
#include "common/result.h"
#include "searcher/search_tools.h"

namespace musubi {

// A file's path, as it works from where the user stands, will do in the place of the one in the
// id, and a file's name, with some of its folders or without, that no other file has.  Fails where
// there is no such document; Xapian's exceptions pass through.
Result<Xapian::docid> number_of(const std::string& id, SearchTools& tools);
Result<Document> document_with(const std::string& id, SearchTools& tools);

// `tools` outlives it.
PathOf path_of(const SearchTools& tools);

}  // namespace musubi
