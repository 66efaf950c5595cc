// page_mentions.h - the places that a page names, each with what it is worth where it stands.
#pragma once
#include <cstddef>
#include <vector>

#include "common/gazetteer/gazetteer.h"
#include "indexer/tagging/page/page_cues.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

// A place that a sentence names, and what that is worth.
struct PlaceInText {
  const Place* place = nullptr;
  std::size_t begin = 0;  // bytes of the page's text
  std::size_t end = 0;
  std::size_t sentence = 0;
  double weight = 0;
};

// A name that several places have.
struct DoubtfulPlace {
  std::vector<const Place*> places;
  std::size_t begin = 0;  // bytes of the page's text
  std::size_t end = 0;
  std::size_t sentence = 0;
  double weight = 0;
};

struct PageMentions {
  std::vector<PlaceInText> named;       // in order
  std::vector<DoubtfulPlace> doubtful;  // in order
  std::vector<const Place*> all;        // whatever any name may mean, each once
};

// Without what is no place (山口 蓮, a surname) and what counts for nothing where it stands.
PageMentions mentions_of(const PageText& page, PageCues& cues, const Gazetteer& gazetteer);

}  // namespace musubi
