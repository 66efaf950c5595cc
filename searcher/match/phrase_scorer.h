// phrase_scorer.h - the documents that hold a phrase in this very wording.
#pragma once
#include <xapian.h>

#include "common/index/stored_documents.h"
#include "searcher/match/fixed_scorer.h"
#include "searcher/match/letter_candidates.h"
#include "searcher/match/wording.h"

namespace musubi {

// Reads the texts of those that the letters leave, each once in a window however often it is
// asked for.
class PhraseScorer : public FixedScorer {
 public:
  // `documents` must outlive it.  `last_document`: the highest number that a document may have.
  PhraseScorer(Wording wording, const LetterIndex& letters, const StoredDocuments& documents,
               Xapian::docid last_document, double score);

  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 private:
  Places candidates_in(std::uint32_t window) const;
  bool holds_wording(Xapian::docid document) const;

  Wording wording_;
  LetterCandidates candidates_;
  const StoredDocuments& documents_;
  std::uint32_t window_ = 0;  // of what was read last
  Places read_, holding_;
};

}  // namespace musubi
