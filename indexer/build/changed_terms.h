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
  // Counts the terms of the last document of `postings`, which comes or goes.
  void add(const Postings& postings) { count(postings, 1); }
  void remove(const Postings& postings) { count(postings, -1); }

  bool contains(const std::string& term) const { return changes_.contains(term); }
  // In no order.
  std::vector<std::string> terms() const {
    std::vector<std::string> terms;
    terms.reserve(changes_.size());
    for (const auto& [term, change] : changes_) terms.push_back(term);
    return terms;
  }

 private:
  void count(const Postings& postings, int change) {
    for (const Postings::Posting& posting : postings.of_document()) {
      const auto changed = changes_.try_emplace(std::string(postings.term(posting.term))).first;
      changed->second += change;
      if (changed->second == 0) changes_.erase(changed);  // most words stay as a text changes
    }
  }

  std::unordered_map<std::string, int> changes_;  // of the number of documents; never 0
};

}  // namespace musubi
