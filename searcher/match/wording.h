// wording.h - whether a text holds a phrase in this very wording.
//
// Letters are compared as they are folded, so that no phrase depends on where the tokenizer
// cuts.  Marks and blanks between letters are all the same.
#pragma once
#include <string>
#include <string_view>

#include "common/index/schema.h"
#include "common/index/stored_document.h"

namespace musubi {

class Wording {
 public:
  // `wording` is as typed; `field` is Body for the whole document.
  Wording(std::string_view wording, FieldId field);

  bool stands_in(const StoredTexts& texts) const;

  // Folded; kNoLetter for whatever stands between two of them.
  const std::u32string& letters() const { return letters_; }

 private:
  bool stands_in(std::string_view text) const;

  std::u32string letters_;
  FieldId field_;
};

}  // namespace musubi
