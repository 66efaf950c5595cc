// slide_numbers.h - the numbers that PowerPoint counts before the paragraphs of a slide.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

// Of one box of text.
class SlideNumbers {
 public:
  // That of the next paragraph: "③ ".  `scheme`: "circleNumDbPlain"; `start`: where it begins to
  // count.  Paragraphs below it do not interrupt the count, others do.
  std::string next_label(std::size_t level, std::string_view scheme, unsigned start);

  // The next paragraph has none.
  void skip(std::size_t level);

 private:
  struct Count {
    std::string scheme;  // empty: nothing is counted
    unsigned start = 0, number = 0;
  };
  std::array<Count, kListLevels> counts_;
};

}  // namespace musubi
