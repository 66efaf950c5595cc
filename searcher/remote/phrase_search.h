// phrase_search.h - which documents of a set on servers hold the phrases of a query.
//
// By its letters the front knows which may.  Of those, whatever is left to be told by the rest of
// the query is asked of the servers, and texts are read last.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/open_index.h"
#include "common/result.h"
#include "searcher/match/wording.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query.h"
#include "searcher/remote/exchange.h"
#include "searcher/remote/letter_documents.h"
#include "searcher/remote/phrase_bounds.h"

namespace musubi {

// Texts that are read for a phrase at most, for one that is to be left out, and documents that the
// servers are told of.
inline constexpr std::size_t kMostTextsRead = 2'000;
inline constexpr std::size_t kMostTextsReadToLeaveOut = 5'000;
inline constexpr std::size_t kMostDocumentsNamed = 10'000;

// What is known of texts that were read.
class ReadWordings {
 public:
  // Whether the document holds the wording called so; nothing where its text was not read for it.
  std::optional<bool> find(const std::string& wording, Xapian::docid document) const;
  void note(const std::string& wording, Xapian::docid document, bool holds);

  // To be called before a search, so that memory stays bounded.
  void forget_if_many();

 private:
  std::map<std::string, std::unordered_map<Xapian::docid, bool>> known_;
  std::size_t count_ = 0;
};

// Of one phrase of a query.
class PhraseSearch {
 public:
  PhraseSearch(PhraseInQuery place, const ServedSet& set);

  // Those that hold the other one too.
  void keep_those_of(const PhraseSearch& other);

  // Asks which documents the rest of the query leaves, where that is better known before texts
  // are read, and which are the best by the words of the phrase, where there are very many.
  void ask_for_rest(Exchange& exchange, const Lexicon& lexicon);
  bool is_rest_asked() const { return rest_ != nullptr || best_ != nullptr; }
  // Once that has been told.  Fails where too many are left although all must be known.
  Result<void> take_rest();

  // What is still to be read, and what a text tells.
  std::vector<Xapian::docid> unread(const ReadWordings& read) const;
  void read(Xapian::docid document, const StoredTexts& texts, ReadWordings& read) const;

  // When all is read.  As a query for each shard, by the ids of the documents.
  std::vector<Query> found(const ReadWordings& read, const DocumentIds& ids) const;
  bool is_held(const ReadWordings& read) const;

  // That may hold it, where more of them were there than could be taken into account; else 0.
  std::uint64_t candidates() const { return left_out_ ? candidates_ : 0; }
  // And how many of them were.
  std::uint64_t examined() const { return documents_.size(); }

  bool is_empty() const { return documents_.empty(); }

 private:
  void drop_by_rest();
  std::vector<Xapian::docid> best_first() const;
  std::size_t most_texts() const {
    return place_.is_unwanted ? kMostTextsReadToLeaveOut : kMostTextsRead;
  }
  bool is_certain(Xapian::docid document) const {
    return are_certain_[servers_->shard_of(document)];
  }
  bool holds(Xapian::docid document, const ReadWordings& read) const {
    return is_certain(document) || read.find(name_, document).value_or(false);
  }

  PhraseInQuery place_;
  Wording wording_;
  std::string name_;
  std::shared_ptr<const ShardServers> servers_;
  std::vector<Xapian::docid> documents_;  // that may hold it, ascending
  std::vector<bool> are_certain_;         // by shard
  ReplyPtr rest_;                         // documents that are kept, or else left out
  ReplyPtr best_;                         // by its words, where not all may be read
  bool is_rest_kept_ = false;
  bool left_out_ = false;
  std::uint64_t candidates_ = 0;
};

}  // namespace musubi
