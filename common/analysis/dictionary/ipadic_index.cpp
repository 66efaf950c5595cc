#include "common/analysis/dictionary/ipadic_index.h"

#include <algorithm>

namespace musubi {

bool is_place(const IpadicWord& noun) {
  return noun.part_of_speech.find("地域") != std::string::npos;
}

bool is_person(const IpadicWord& noun) {
  return noun.part_of_speech.find("人名") != std::string::npos;
}

bool is_inflected(const IpadicWord& word) {
  return word.conjugation != "*";
}

IpadicIndex::IpadicIndex(const std::vector<IpadicWord>& words) : words_(words) {
  for (const IpadicWord& word : words) {
    by_surface_.emplace(word.surface, &word);
    by_base_.emplace(word.base, &word);
    if (!word.part_of_speech.starts_with("名詞")) continue;
    nouns_.push_back(&word);
    const bool is_name = word.part_of_speech.find("固有名詞") != std::string::npos;
    if (!is_name) common_nouns_.insert(word.surface);
  }
}

bool IpadicIndex::has_stem_alone(const std::string& hiragana) const {
  const auto [first, last] = by_surface_.equal_range(hiragana);
  return std::all_of(first, last, [](const auto& known) {
    return known.second->part_of_speech.starts_with("動詞") && known.second->form == "連用形";
  });
}

bool IpadicIndex::has_inflection(const std::string& surface, const std::string& reading) const {
  const auto [first, last] = by_surface_.equal_range(surface);
  return std::any_of(first, last, [&](const auto& known) {
    return is_inflected(*known.second) && known.second->reading == reading;
  });
}

const IpadicWord* IpadicIndex::find(const std::string& surface) const {
  const auto found = by_surface_.find(surface);
  return found == by_surface_.end() ? nullptr : found->second;
}

std::vector<const IpadicWord*> IpadicIndex::forms_of(const std::string& base) const {
  std::vector<const IpadicWord*> forms;
  const auto [first, last] = by_base_.equal_range(base);
  for (auto each = first; each != last; ++each) forms.push_back(each->second);
  return forms;
}

}  // namespace musubi
