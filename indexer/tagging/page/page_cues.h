// page_cues.h - the cues of the sentences of a page, each read once.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/tagging/page/cues.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

class PageCues {
 public:
  // The page must stay as it is while this lives.
  explicit PageCues(const PageText& page) : page_(page), cues_(page.sentences().size()) {}

  // Of one of its sentences, by number.
  Cues of(std::size_t sentence) {
    auto& cues = cues_[sentence];
    if (!cues) cues = find_cues(page_.in(page_.sentences()[sentence]));
    return *cues;
  }

 private:
  const PageText& page_;
  std::vector<std::optional<Cues>> cues_;
};

}  // namespace musubi
