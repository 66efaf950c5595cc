// date_order.h - hits by date; those without a date come last either way.
#pragma once
#include <xapian.h>

namespace musubi {

enum class SortOrder { Relevance, OldestFirst, NewestFirst };

class DateOrder : public Xapian::KeyMaker {
 public:
  explicit DateOrder(SortOrder order) : order_(order) {}

  // Keys compare ascending, byte by byte.
  std::string operator()(const Xapian::Document& document) const override;

 private:
  SortOrder order_;
};

}  // namespace musubi
