// term_scorer.h - the documents that have one term.
#pragma once
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "searcher/match/posting_lists.h"
#include "searcher/match/scorer.h"

namespace musubi {

// What a match of a term scores: a share of its BM25 at rarity 1, and a fixed part.
struct TermWeight {
  double share = 0;
  double fixed = 0;
};

// The postings of a list that is in memory.
class DecodedPostings {
 public:
  DecodedPostings(PostingLists& lists, const std::string& term) : list_(lists.of(term)) {}

  double best_score() const { return list_->best_score(); }

  // Calls `take` with place and posting of each that is wanted.
  template <typename Take>
  void for_each(std::uint32_t window, const Places* wanted, Take take) {
    const PostingList::Run run = list_->in(window, cursor_);
    if (run.places.empty()) return;
    if (wanted == nullptr) {
      for (std::size_t i = 0; i < run.places.size(); ++i) take(run.places[i], run.first + i);
    } else if (wanted->are_fewer_than(run.places.size() / kSearchCost)) {
      wanted->for_each([&](std::size_t place) {
        const auto at = std::lower_bound(run.places.begin(), run.places.end(), place);
        if (at == run.places.end() || *at != place) return;
        take(place, run.first + static_cast<std::size_t>(at - run.places.begin()));
      });
    } else {
      for (std::size_t i = 0; i < run.places.size(); ++i) {
        if (wanted->has(run.places[i])) take(run.places[i], run.first + i);
      }
    }
  }
  Xapian::termcount wdf(std::size_t posting) const { return list_->wdf(posting); }

 private:
  // Postings that are read in the time that one is searched for.
  static constexpr std::size_t kSearchCost = 16;

  std::shared_ptr<const PostingList> list_;
  std::size_t cursor_ = 0;
};

// Those of a list that is only skipped through, as few documents are in question.
class SkippedPostings {
 public:
  SkippedPostings(PostingLists& lists, std::string term)
      : lists_(lists), term_(std::move(term)), posting_(lists_.begin(term_)) {}

  double best_score() const { return kK1 + 1; }

  template <typename Take>
  void for_each(std::uint32_t window, const Places* wanted, Take take) {
    if (wanted != nullptr) {
      wanted->for_each([&](std::size_t place) {
        if (skip_to(document_at(window, place))) take(place, 0);
      });
      return;
    }
    const Xapian::docid end =
        std::min<Xapian::docid>(document_at(window + 1, 0), lists_.last_document() + 1);
    for (Xapian::docid document = document_at(window, 0); document < end; ++document) {
      if (skip_to(document)) take(place_of(document), 0);
      if (posting_ == Xapian::PostingIterator()) break;
      document = std::max(document, *posting_ - 1);
    }
  }
  Xapian::termcount wdf(std::size_t) const { return posting_.get_wdf(); }

 private:
  // Whether the document has the term.
  bool skip_to(Xapian::docid document) {
    if (document < asked_for_) posting_ = lists_.begin(term_);
    asked_for_ = document;
    if (posting_ != Xapian::PostingIterator()) posting_.skip_to(document);
    return posting_ != Xapian::PostingIterator() && *posting_ == document;
  }

  PostingLists& lists_;
  std::string term_;
  Xapian::PostingIterator posting_;
  Xapian::docid asked_for_ = 0;
};

template <typename Postings>
class TermScorer : public Scorer {
 public:
  TermScorer(PostingLists& lists, Postings postings, const TermWeight& weight)
      : Scorer(weight.share * postings.best_score() + weight.fixed),
        lists_(lists),
        postings_(std::move(postings)),
        weight_(weight) {}

  void match(std::uint32_t window, const Places* wanted, Places& places) override {
    postings_.for_each(window, wanted, [&](std::size_t place, std::size_t) { places.add(place); });
  }

  void score(std::uint32_t window, const Places* wanted, double need, Scores scores,
             ScoredPlaces& found) override {
    if (bound() < need) return match(window, wanted, found.places);
    if (scores == Scores::AddUp) {
      postings_.for_each(window, wanted, [&](std::size_t place, std::size_t posting) {
        found.places.add(place);
        found.scores[place] += score_of(document_at(window, place), posting);
      });
    } else {
      postings_.for_each(window, wanted, [&](std::size_t place, std::size_t posting) {
        found.places.add(place);
        double& best = found.scores[place];
        if (best < bound()) best = std::max(best, score_of(document_at(window, place), posting));
      });
    }
  }

 private:
  double score_of(Xapian::docid document, std::size_t posting) const {
    if (weight_.share == 0) return weight_.fixed;
    return weight_.share * lists_.score(document, postings_.wdf(posting)) + weight_.fixed;
  }

  PostingLists& lists_;
  Postings postings_;
  TermWeight weight_;
};

}  // namespace musubi
