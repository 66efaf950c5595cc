// surroundings.h - whose text it is, by what stands beside it: the page's address, its file's
// folder, addresses in the text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

struct Surroundings {
  struct Owner {
    const Place* place;
    double weight;
    std::string wording;
  };
  std::vector<Owner> owners;
  const Place* own = nullptr;  // whose page it is, if an address tells
};

Surroundings surroundings_of(const Document& document, std::string_view text,
                             const Gazetteer& gazetteer);

}  // namespace musubi
