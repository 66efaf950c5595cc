#include "searcher/match/letter_candidates.h"

#include <algorithm>

#include "common/analysis/letter_kinds.h"

namespace musubi {

namespace {

using Documents = std::vector<std::uint32_t>;

// Postings that are decoded in the time that one text is read.
constexpr std::uint64_t kReadCost = 2000;

template <typename Take>
void for_each(const LetterList& list, Take take) {
  if (!list.for_each(take)) throw Xapian::DatabaseCorruptError("letters.bin is damaged");
}

Documents all_of(const LetterList& list) {
  Documents documents;
  documents.reserve(list.count);
  for_each(list, [&](std::uint32_t document) { documents.push_back(document); });
  return documents;
}

void keep_those_in(const LetterList& list, Documents& documents) {
  auto next = documents.begin();
  auto kept = documents.begin();
  for_each(list, [&](std::uint32_t document) {
    while (next != documents.end() && *next < document) ++next;
    if (next != documents.end() && *next == document) *kept++ = *next++;
  });
  documents.erase(kept, documents.end());
}

// The documents that have a letter, whatever stands behind it.
Documents with_letter(char32_t letter, const LetterIndex& index) {
  std::vector<bool> has;
  for (const LetterList& list : index.all_with(letter)) {
    for_each(list, [&](std::uint32_t document) {
      if (document >= has.size()) has.resize(std::max<std::size_t>(document + 1, 2 * has.size()));
      has[document] = true;
    });
  }
  Documents documents;
  for (std::uint32_t document = 0; document < has.size(); ++document) {
    if (has[document]) documents.push_back(document);
  }
  return documents;
}

// A pair of a wording, and the letters that it stands for.
struct WordingPair {
  LetterPair pair;
  std::size_t begin, end;
};

// The longest pair that begins at each letter, without those that lie inside another one.
std::vector<WordingPair> telling_pairs(const std::u32string& letters, const LetterIndex& index) {
  std::vector<WordingPair> longest;
  for_each_pair(letters, index.sequences(),
                [&](LetterPair pair, std::size_t begin, std::size_t size) {
                  if (size == 1 && begin + 1 == letters.size()) return;  // whatever is behind it
                  if (!longest.empty() && longest.back().begin == begin) longest.pop_back();
                  longest.push_back({pair, begin, begin + size});
                });
  std::vector<WordingPair> telling;
  for (std::size_t i = 0; i < longest.size(); ++i) {
    const bool is_inside = i + 1 < longest.size() && longest[i + 1].end >= longest[i].end;
    if (!is_inside) telling.push_back(longest[i]);
  }
  return telling;
}

// Whether it is found in any field and within any word, so that its letters are all that matters.
bool has_no_bounds(const Wording& wording) {
  const std::u32string& letters = wording.letters();
  return wording.field() != FieldId::Title && wording.field() != FieldId::Partner &&
         !are_of_one_word(letters.front(), letters.front()) &&
         (wording.may_go_on() || !are_of_one_word(letters.back(), letters.back()));
}

}  // namespace

LetterCandidates letter_candidates(const Wording& wording, const LetterIndex& index) {
  const std::u32string& letters = wording.letters();
  LetterCandidates candidates;
  if (letters.empty()) return candidates;
  candidates.are_certain = has_no_bounds(wording) && letters.size() == 1;
  if (letters.size() == 1) {
    candidates.documents = with_letter(letters.front(), index);
    return candidates;
  }
  std::vector<LetterList> lists;
  for (const WordingPair& each : telling_pairs(letters, index)) {
    const auto list = index.find(each.pair);
    if (!list) return candidates;
    lists.push_back(*list);
    if (each.begin == 0 && each.end == letters.size()) {
      candidates.are_certain = has_no_bounds(wording);
    }
  }
  if (lists.empty()) return candidates;
  std::sort(lists.begin(), lists.end(),
            [](const LetterList& a, const LetterList& b) { return a.count < b.count; });
  candidates.documents = all_of(lists.front());
  for (auto list = lists.begin() + 1; list != lists.end(); ++list) {
    if (list->count > kReadCost * candidates.documents.size()) break;
    keep_those_in(*list, candidates.documents);
  }
  return candidates;
}

}  // namespace musubi
