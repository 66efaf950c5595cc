// wording.h - whether a text holds a phrase in this very wording.
//
// Compared letter for letter (common/analysis/letters.h), so that no phrase depends on where the
// tokenizer cuts.  Marks between letters are all the same.  A Latin word or a number at either
// end is found whole, but at the end of what a longer word may begin with.
#pragma once
#include <string>
#include <string_view>

#include "common/index/schema.h"
#include "common/index/stored_document.h"
#include "searcher/plan/query.h"

namespace musubi {

class Wording {
 public:
  // Of a query of that kind.
  explicit Wording(const Query& phrase);

  bool stands_in(const StoredTexts& texts) const;

  const std::u32string& letters() const { return letters_; }
  FieldId field() const { return field_; }
  bool may_go_on() const { return may_go_on_; }

 private:
  bool stands_in(std::string_view text) const;
  bool stands_plainly_in(std::string_view text) const;

  std::u32string letters_;
  std::string plain_;  // as most texts write it; empty where folding changes a letter
  FieldId field_;
  bool may_go_on_;
};

}  // namespace musubi
