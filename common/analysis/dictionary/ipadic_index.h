// ipadic_index.h - the words of IPADIC by how they are written.
#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/dictionary/ipadic_table.h"

namespace musubi {

bool is_place(const IpadicWord& noun);
bool is_person(const IpadicWord& noun);
bool is_inflected(const IpadicWord& word);

class IpadicIndex {
 public:
  // The words must outlive this and stay where they are.
  explicit IpadicIndex(const std::vector<IpadicWord>& words);

  const std::vector<IpadicWord>& words() const { return words_; }
  const std::vector<const IpadicWord*>& nouns() const { return nouns_; }

  bool has(const std::string& surface) const { return by_surface_.contains(surface); }
  bool has_common_noun(const std::string& surface) const { return common_nouns_.contains(surface); }

  // ひっこし of ひっこす, and nothing else that is written so.
  bool has_stem_alone(const std::string& hiragana) const;
  bool has_inflection(const std::string& surface, const std::string& reading) const;

  // One word that is written so; nullptr where there is none.
  const IpadicWord* find(const std::string& surface) const;
  // The word in all its forms.
  std::vector<const IpadicWord*> forms_of(const std::string& base) const;

 private:
  using Words = std::multimap<std::string, const IpadicWord*>;

  const std::vector<IpadicWord>& words_;
  std::vector<const IpadicWord*> nouns_;
  std::set<std::string> common_nouns_;
  Words by_surface_, by_base_;
};

}  // namespace musubi
