// saved_requests.h - searches of the configuration, asked for by @NAME in the query line.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/request.h"

namespace musubi {

struct SavedRequest {
  std::string name;  // without its @
  SearchRequest request;
};

// A word of a line that begins with @; an ideographic blank parts words, too.
struct NamedWord {
  std::size_t begin = 0, end = 0;  // of the line
  std::string_view name;           // as far as it is typed
};
std::optional<NamedWord> named_word(std::string_view line);

const SavedRequest* find_saved(const std::vector<SavedRequest>& all, std::string_view name);

// "@china @korea": those whose names begin so, else all.
std::string names_beginning(const std::vector<SavedRequest>& all, std::string_view beginning);

// What the saved search says besides its query: its filters beside those that are there, its years
// and its order in their place.
void add_saved(const SearchRequest& saved, SearchRequest& request);

// The request with the saved search that its query names in the place of the name.  A name that is
// none is no word to search for: it may not be typed to its end.
SearchRequest with_saved(SearchRequest request, const std::vector<SavedRequest>& all);

}  // namespace musubi
