#include "searcher/interactive/orders.h"

namespace musubi {

SortOrder next_order(SortOrder order) {
  switch (order) {
    case SortOrder::Relevance:
      return SortOrder::NewestFirst;
    case SortOrder::NewestFirst:
      return SortOrder::OldestFirst;
    case SortOrder::OldestFirst:
      return SortOrder::LatestChange;
    case SortOrder::LatestChange:
      break;
  }
  return SortOrder::Relevance;
}

std::string_view order_label(SortOrder order, bool is_of_everything) {
  switch (order) {
    case SortOrder::Relevance:
      return is_of_everything ? "新しい順" : "関連順";
    case SortOrder::NewestFirst:
      return "新しい順";
    case SortOrder::OldestFirst:
      return "古い順";
    case SortOrder::LatestChange:
      return "更新順";
  }
  return "";
}

}  // namespace musubi
