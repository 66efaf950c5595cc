#include "searcher/match/letter_candidates.h"

#include <algorithm>

#include "common/analysis/letters.h"

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

// That have a letter, whatever is behind it.
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

}  // namespace

LetterCandidates letter_candidates(const Wording& wording, const LetterIndex& index) {
  const std::u32string& letters = wording.letters();
  const bool is_whole_document =
      wording.field() != FieldId::Title && wording.field() != FieldId::Partner;
  const bool may_stand_in_word =
      !letters.empty() && !are_of_one_word(letters.front(), letters.front()) &&
      (wording.may_go_on() || !are_of_one_word(letters.back(), letters.back()));
  LetterCandidates candidates;
  candidates.are_certain = letters.size() <= 2 && is_whole_document && may_stand_in_word;
  if (letters.size() == 1) {
    candidates.documents = with_letter(letters.front(), index);
    return candidates;
  }
  std::vector<LetterList> lists;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    if (letters[i] == kNoLetter) continue;
    const auto list = index.find(letters[i], letters[i + 1]);
    if (!list) return candidates;
    lists.push_back(*list);
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
