// exchange.h - what is asked of all servers at once, before the first answer is read.
//
// Xapian's client waits twice for a match: for how frequent the terms are, then for what is found.
// Here that is known beforehand, of the whole, and both are sent together, as many questions as
// there are, one behind another.
#pragma once
#include <xapian.h>

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/index/served_texts.h"
#include "searcher/plan/lexicon.h"
#include "searcher/remote/question.h"

namespace musubi {

class Exchange {
 public:
  // `lexicon`: of the whole.
  Exchange(ServedTexts& texts, const Lexicon& lexicon);

  // The reply is there after run().
  ReplyPtr ask(const Question& question);
  // Of each shard something else: `queries`, by shard.  `question`: in place of what differs it has
  // something that scores nothing, or everything.
  ReplyPtr ask(const Question& question, const std::vector<Query>& queries);

  // Their texts, once each.
  void read(std::vector<Xapian::docid> documents) { wanted_ = std::move(documents); }

  // Xapian::NetworkError: a server does not answer.
  void run(const ServedTexts::Take& take = [](Xapian::docid, const std::string&) {});

 private:
  void hear(QuestionReply& reply, std::size_t shard);

  ServedTexts& texts_;
  const Lexicon& lexicon_;
  std::vector<std::string> messages_;  // to each server
  std::vector<ReplyPtr> asked_;
  std::vector<Xapian::docid> wanted_;
};

}  // namespace musubi
