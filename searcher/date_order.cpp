#include "searcher/date_order.h"

#include <string>

#include "common/index/schema.h"

namespace musubi {

std::string DateOrder::operator()(const Xapian::Document& document) const {
  // Behind every date, turned round or not.
  constexpr const char* kLast = "\x7f";
  std::string date = document.get_value(field(FieldId::Date).slot);
  if (date.empty()) return kLast;
  if (order_ == SortOrder::NewestFirst) {
    for (char& c : date) c = static_cast<char>('0' + '9' - c);
    date += '~';  // 2004 behind 2004-12
  }
  return date;
}

}  // namespace musubi
