// slide_text.h - what a slide of PowerPoint 97 to 2003, or a page of notes, says.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/formats/ppt/ppt_records.h"

namespace musubi {

// A text of a slide as a list of slides or a text box has it.
struct SlideWords {
  bool is_title = false;
  std::u16string text = {};  // paragraphs end with CR
};

// Of records beside each other: each head of a text begins another.
std::vector<SlideWords> words_of(std::string_view records);

struct SlideText {
  std::string title;  // the first text that is one
  std::string lines;
  bool is_hidden = false;
  bool is_cut = false;  // groups lie deeper in each other than are read
};

// `outline`: what the list of slides has of this one, which the slide refers to.
SlideText slide_text(std::string_view slide, const std::vector<SlideWords>& outline);

}  // namespace musubi
