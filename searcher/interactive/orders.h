// orders.h - the orders that the hits of the full screen can have.
#pragma once
#include <string_view>

#include "searcher/search.h"

namespace musubi {

// The one that follows, around and around.
SortOrder next_order(SortOrder order);

// For people; of all documents none is more relevant than another, the newest come first.
std::string_view order_label(SortOrder order, bool is_of_everything);

}  // namespace musubi
