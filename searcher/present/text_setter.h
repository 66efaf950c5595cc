// text_setter.h - a document's own texts set within the columns, the marked words standing out.
#pragma once
#include <string>
#include <string_view>

#include "searcher/answer.h"
#include "searcher/present/line_wrapper.h"
#include "searcher/present/text_style.h"

namespace musubi {

// Longer lines tire the eye.
inline constexpr int kMaxReadingColumns = 120;

// Sets lines at one indent.
class TextSetter {
 public:
  TextSetter(int indent, const TextStyle& style, LineWrapper& wrapper);

  // `spans`: the marked parts of `raw`, in code points.  What takes more than `max_lines` ends
  // with "…"; 0: all of it.
  std::string wrapped(std::string_view raw, const CharSpans& spans, int max_lines, Look look);

  // On one line, however long, to be copied; a link to `target`.
  std::string whole(std::string_view raw, const LinkTarget& target, Look look) const;

 private:
  std::string indented(std::string_view line) const;

  std::size_t indent_;
  int columns_;
  const TextStyle& style_;
  LineWrapper& wrapper_;
};

// `text`, cut to that width, with the marked parts of it standing out.
std::string painted_to_width(std::string_view raw, const CharSpans& spans, int columns, Look look,
                             const TextStyle& style);

}  // namespace musubi
