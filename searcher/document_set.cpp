#include "searcher/document_set.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace musubi {

std::uint64_t DocumentSet::count() const {
  return std::accumulate(
      words_.begin(), words_.end(), std::uint64_t{0},
      [](std::uint64_t sum, std::uint64_t word) { return sum + std::popcount(word); });
}

void DocumentSet::unite(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void DocumentSet::intersect(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void DocumentSet::subtract(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
}

namespace {

using Matches = std::optional<DocumentSet>;

// Postings that are read in the time that one is skipped to.
constexpr std::uint64_t kSkipCost = 16;

bool is_term(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::LEAF_TERM;
}

std::string term_of(const Xapian::Query& query) {
  return *query.get_terms_begin();
}

// A source that adds a fixed weight to whatever else matches.  A query does not
// tell its sources but by their description.
bool is_fixed_weight(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::LEAF_POSTING_SOURCE &&
         query.get_description().find("FixedWeightPostingSource") != std::string::npos;
}

class Evaluator {
 public:
  explicit Evaluator(const Xapian::Database& database)
      : database_(database), last_(database.get_lastdocid()) {}

  Matches evaluate(const Xapian::Query& query) const {
    if (is_fixed_weight(query)) return everything();
    switch (query.get_type()) {
      case Xapian::Query::LEAF_TERM: {
        DocumentSet set(last_);
        add(term_of(query), set);
        return set;
      }
      case Xapian::Query::LEAF_MATCH_ALL:
        return everything();
      case Xapian::Query::LEAF_MATCH_NOTHING:
        return DocumentSet(last_);
      case Xapian::Query::OP_AND:
      case Xapian::Query::OP_FILTER:
        return all_of(query);
      case Xapian::Query::OP_OR:
      case Xapian::Query::OP_MAX:
        return any_of(query);
      case Xapian::Query::OP_AND_NOT:
        return first_without_others(query);
      case Xapian::Query::OP_AND_MAYBE:
      case Xapian::Query::OP_SCALE_WEIGHT:
        return evaluate(query.get_subquery(0));
      default:
        return std::nullopt;
    }
  }

 private:
  void add(const std::string& term, DocumentSet& set) const {
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      set.add(*posting);
    }
  }

  DocumentSet everything() const {
    DocumentSet set(last_);
    if (database_.get_doccount() != last_) {
      add("", set);
    } else {
      for (Xapian::docid document = 1; document <= last_; ++document) set.add(document);
    }
    return set;
  }

  // The documents of `set` that have the term.
  DocumentSet narrowed(const DocumentSet& set, const std::string& term) const {
    DocumentSet both(last_);
    if (set.count() * kSkipCost >= database_.get_termfreq(term)) {
      add(term, both);
      both.intersect(set);
      return both;
    }
    auto posting = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    set.for_each([&](Xapian::docid document) {
      if (posting == end) return;
      posting.skip_to(document);
      if (posting != end && *posting == document) both.add(document);
    });
    return both;
  }

  // Terms last, the rarest first: they only need to be looked at where the rest matches.
  Matches all_of(const Xapian::Query& query) const {
    Matches all;
    std::vector<std::pair<Xapian::doccount, std::string>> terms;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Xapian::Query part = query.get_subquery(i);
      if (is_fixed_weight(part)) continue;
      if (is_term(part)) {
        std::string term = term_of(part);
        const auto frequency = database_.get_termfreq(term);
        terms.emplace_back(frequency, std::move(term));
        continue;
      }
      Matches matches = evaluate(part);
      if (!matches) return std::nullopt;
      if (all) {
        all->intersect(*matches);
      } else {
        all = std::move(matches);
      }
    }
    std::sort(terms.begin(), terms.end());
    for (const auto& [frequency, term] : terms) {
      if (all) {
        all = narrowed(*all, term);
      } else {
        all.emplace(last_);
        add(term, *all);
      }
    }
    return all ? all : everything();
  }

  Matches any_of(const Xapian::Query& query) const {
    DocumentSet any(last_);
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Xapian::Query part = query.get_subquery(i);
      if (is_term(part)) {
        add(term_of(part), any);
        continue;
      }
      const Matches matches = evaluate(part);
      if (!matches) return std::nullopt;
      any.unite(*matches);
    }
    return any;
  }

  Matches first_without_others(const Xapian::Query& query) const {
    Matches first = evaluate(query.get_subquery(0));
    for (std::size_t i = 1; first && i < query.get_num_subqueries(); ++i) {
      const Matches other = evaluate(query.get_subquery(i));
      if (!other) return std::nullopt;
      first->subtract(*other);
    }
    return first;
  }

  const Xapian::Database& database_;
  Xapian::docid last_;
};

}  // namespace

std::optional<DocumentSet> matching_documents(const Xapian::Database& database,
                                              const Xapian::Query& query) {
  return Evaluator(database).evaluate(query);
}

}  // namespace musubi
