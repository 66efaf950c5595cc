// named_places.h - by which terms and under which names a place is known.
#pragma once
#include <string>
#include <vector>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

// A place and the terms of documents that name it: its hidden term, place_term(), and each of
// its names that is a single word.
struct NamedPlace {
  const Place* place = nullptr;
  std::vector<std::string> terms;
};

// One for each place of the gazetteer.
std::vector<NamedPlace> named_places(const Gazetteer& gazetteer);

// What a user may type for a place, as place_key() writes it, each once.
std::vector<std::string> keys_of(const Place& place);

}  // namespace musubi
