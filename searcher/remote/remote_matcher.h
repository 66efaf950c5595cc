// remote_matcher.h - matches queries on databases that only Xapian can search, by its own client.
//
// For servers without a front, which are asked one thing after another, and for databases on this
// machine that are not all ours.
#pragma once
#include <xapian.h>

#include <memory>

#include "common/index/stored_documents.h"
#include "searcher/match/matcher.h"
#include "searcher/remote/phrase_documents.h"

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
  RemoteMatcher(const Xapian::Database& database, const StoredDocuments& documents, AskFor ask_for)
      : database_(database), phrases_(database, documents), ask_for_(ask_for) {}

  // Fails where a prefix stands for more words than Xapian is asked to look for, and where
  // PhraseDocuments does.
  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

 private:
  Xapian::Database database_;
  PhraseDocuments phrases_;
  AskFor ask_for_;
};

// The error for a beginning of so many words.
tl::unexpected<Error> too_many_words();

}  // namespace musubi
