#include "searcher/match/phrase_scorer.h"

#include <utility>

#include "common/index/stored_document.h"

namespace musubi {

PhraseScorer::PhraseScorer(Wording wording, ScorerPtr candidates, Xapian::Database database,
                           double score)
    : FixedScorer(score),
      wording_(std::move(wording)),
      candidates_(std::move(candidates)),
      database_(std::move(database)) {}

void PhraseScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  if (window != window_) {
    window_ = window;
    read_.clear();
    holding_.clear();
  }
  Places matching;
  candidates_->match(window, wanted, matching);
  Places unread = matching;
  unread -= read_;
  unread.for_each([&](std::size_t place) {
    if (holds_wording(document_at(window, place))) holding_.add(place);
  });
  read_ |= unread;
  matching &= holding_;
  places |= matching;
}

bool PhraseScorer::holds_wording(Xapian::docid document) const {
  const auto stored =
      StoredDocument::open(database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
  const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
  if (!texts) throw Xapian::DatabaseCorruptError(texts.error().message);
  return wording_.stands_in(*texts);
}

}  // namespace musubi
