// remote_matcher.h - matches queries on shards that only Xapian can search.
#pragma once
#include <xapian.h>

#include <memory>
#include <utility>

#include "common/index/stored_documents.h"
#include "searcher/match/matcher.h"

namespace musubi {

// How many matches Xapian is asked for.
enum class AskFor {
  Best,        // as many as are wanted
  Everything,  // all that there are, which takes longer
};

class RemoteMatcher : public Matcher {
 public:
  // Everything must be asked for where one of several databases is local.  Xapian 1.4 crashes
  // where that comes to its end while there are as many matches as were asked for: it asks for
  // the maximum of an OP_MAX that has nothing left.
  RemoteMatcher(StoredDocuments documents, AskFor ask_for)
      : documents_(std::move(documents)), database_(documents_.database()), ask_for_(ask_for) {}

  // Fails where a prefix stands for more words than Xapian is asked to look for, and where
  // with_phrases_found() does.
  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

 private:
  Xapian::MSet first_of_all(Xapian::Enquire& enquire, Xapian::doccount count) const;
  Xapian::MSet best_by_score(Xapian::Enquire& enquire, Xapian::doccount count) const;

  StoredDocuments documents_;
  Xapian::Database database_;
  AskFor ask_for_;
};

}  // namespace musubi
