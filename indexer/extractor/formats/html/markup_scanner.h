// markup_scanner.h - a page's markup piece by piece: texts, names of tags, attributes.
#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

struct MarkupAttribute {
  std::string name;  // in lower case
  std::string_view whole, value;
};

class MarkupScanner {
 public:
  // `page` outlives this object.
  explicit MarkupScanner(std::string_view page) : page_(page) {}

  bool at_end() const { return at_ >= page_.size(); }
  std::string_view rest() const { return page_.substr(at_); }
  char peek(std::size_t ahead) const { return at_ + ahead < page_.size() ? page_[at_ + ahead] : 0; }
  void skip(std::size_t byte_count) { at_ = std::min(at_ + byte_count, page_.size()); }

  // Up to the next tag, comment or declaration.
  std::string_view take_text();

  // Up to behind the next `end`, which is not looked for at the first byte; without one, all.
  std::string_view take_past(std::string_view end);

  // Of a tag, in lower case.
  std::string take_name();

  // The next of a tag that is being read.  None behind the tag; `is_closed` tells whether that
  // ended in "/>".
  std::optional<MarkupAttribute> take_attribute(bool& is_closed);

  // Up to </name>; none where nothing ends the element.
  std::optional<std::string_view> take_content(std::string_view name);

 private:
  std::size_t next_markup() const;
  std::string_view take_value();

  std::string_view page_;
  std::size_t at_ = 0;
};

}  // namespace musubi
