// organization.h - the local government that a record of a list begins with.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "common/gazetteer/gazetteer.h"
#include "indexer/readers/agreement_list/fragments.h"

namespace musubi {

struct ListedOrganization {
  std::string name;
  std::size_t fragment_count = 0;
};

// The whole of `text` is a prefecture or a municipality, with or without its
// prefecture (山形県庄内町), or several of them (広島県・広島市).  A municipality that is
// not in the gazetteer needs its prefecture.
bool is_local_government(std::string_view text, const Gazetteer& gazetteer);

// At the beginning of a line; none where there is none.  A municipality may
// stand apart from its prefecture.
std::optional<ListedOrganization> organization_at(std::span<const Fragment> fragments,
                                                  const Gazetteer& gazetteer);

}  // namespace musubi
