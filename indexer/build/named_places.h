// named_places.h - by which terms and under which names a place is known.
#pragma once
#include <string>
#include <vector>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

// A place and the terms that stand for it: its hidden one, and each of its names that is one
// word.
struct NamedPlace {
  const Place* place = nullptr;
  std::vector<std::string> terms;
};

// All of them.
std::vector<NamedPlace> named_places(const Gazetteer& gazetteer);

// What a user may type for a place, each once, as the vocabulary's keys are written.
std::vector<std::string> keys_of(const Place& place);

}  // namespace musubi
