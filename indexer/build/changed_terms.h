// changed_terms.h - the terms that an update gave to more or to fewer documents.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/build/postings.h"

namespace musubi {

class ChangedTerms {
 public:
  // The last document of `postings`, which comes or goes.
  void add(const Postings& postings) { count(postings, 1); }
  void remove(const Postings& postings) { count(postings, -1); }
  void merge(const ChangedTerms& other) {
    for (const auto& [term, change] : other.changes_) changes_[term] += change;
    documents_ += other.documents_;
  }

  bool contains(const std::string& term) const {
    const auto found = changes_.find(term);
    return found != changes_.end() && found->second != 0;
  }
  // In no order.
  std::vector<std::string> terms() const {
    std::vector<std::string> terms;
    for (const auto& [term, change] : changes_) {
      if (change != 0) terms.push_back(term);
    }
    return terms;
  }
  // How many documents there are more.
  int documents() const { return documents_; }

 private:
  void count(const Postings& postings, int change) {
    for (const Postings::Posting& posting : postings.of_document()) {
      changes_[std::string(postings.term(posting.term))] += change;
    }
    documents_ += change;
  }

  std::unordered_map<std::string, int> changes_;  // of documents, by term
  int documents_ = 0;
};

}  // namespace musubi
