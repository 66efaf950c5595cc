#include "searcher/match/phrase_scorer.h"

#include <algorithm>
#include <utility>

namespace musubi {

PhraseScorer::PhraseScorer(Wording wording, const LetterIndex& letters,
                           const StoredDocuments& documents, Xapian::docid last_document,
                           double score)
    : FixedScorer(score),
      wording_(std::move(wording)),
      candidates_(letter_candidates(wording_, letters)),
      documents_(documents) {
  const auto& all = candidates_.documents;
  if (!all.empty() && (all.front() == 0 || all.back() > last_document)) {
    throw Xapian::DatabaseCorruptError("letters.bin names a document that is none");
  }
}

Places PhraseScorer::candidates_in(std::uint32_t window) const {
  const auto& all = candidates_.documents;
  Places places;
  auto document = std::lower_bound(all.begin(), all.end(), document_at(window, 0));
  for (; document != all.end() && window_of(*document) == window; ++document) {
    places.add(place_of(*document));
  }
  return places;
}

void PhraseScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  if (window != window_) {
    window_ = window;
    read_.clear();
    holding_.clear();
  }
  Places matching = candidates_in(window);
  if (wanted != nullptr) matching &= *wanted;
  if (!candidates_.are_certain) {
    Places unread = matching;
    unread -= read_;
    unread.for_each([&](std::size_t place) {
      if (holds_wording(document_at(window, place))) holding_.add(place);
    });
    read_ |= unread;
    matching &= holding_;
  }
  places |= matching;
}

bool PhraseScorer::holds_wording(Xapian::docid document) const {
  const auto stored = documents_.open(document);
  const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
  if (!texts) throw Xapian::DatabaseCorruptError(texts.error().message);
  return wording_.stands_in(*texts);
}

}  // namespace musubi
