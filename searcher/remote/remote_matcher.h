// remote_matcher.h - matches queries on shards that only Xapian can search.
#pragma once
#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/index/stored_documents.h"
#include "searcher/match/matcher.h"
#include "searcher/remote/lanes.h"
#include "searcher/remote/phrase_documents.h"
#include "searcher/remote/question.h"

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
  //
  // `documents`: of the lanes' databases, though they may come another way.
  RemoteMatcher(Lanes lanes, const StoredDocuments& documents, AskFor ask_for)
      : phrases_(lanes.first(), documents,
                 lanes.are_several() ? PhraseDocuments::Beyond::LeaveUnread
                                     : PhraseDocuments::Beyond::Refuse),
        lanes_(std::move(lanes)),
        ask_for_(ask_for) {}

  // Fails where a prefix stands for more words than Xapian is asked to look for, where
  // PhraseDocuments does, and where nothing is found but a text that was not read may be meant.
  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

  bool is_far() const override { return lanes_.are_several(); }
  Result<void> ask_ahead(std::span<const MatchRequest> requests, const Lexicon& lexicon) override;

 private:
  Result<std::vector<Question>> questions_of(const MatchRequest& request, const Lexicon& lexicon);
  std::vector<ReplyPtr> replies_to(const std::vector<Question>& questions, const Lexicon& lexicon);

  PhraseDocuments phrases_;
  Lanes lanes_;
  AskFor ask_for_;
  std::map<std::string, ReplyPtr> asked_ahead_;  // by the key of the question
};

}  // namespace musubi
