// lexicon.h - what an index knows of words: how many documents have one, and its
// other forms.
//
// Planning a query asks for the same words again and again, and each answer takes
// several reads of the database: a Lexicon remembers them until it is told to forget.
// Threads may ask for frequencies and terms at the same time; all else is for one thread.
#pragma once
#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/vocabulary.h"

namespace musubi {

class Lexicon {
 public:
  enum class Place { Near, Far };
  Lexicon(Xapian::Database database, Vocabulary vocabulary, Place place = Place::Near);

  // Whether it is at hand: not on servers, each of whose answers is a wait.
  bool is_near() const { return is_near_; }

  Xapian::doccount document_count() const { return document_count_; }

  // In terms, of a document, and of all.
  double average_length() const { return average_length_; }
  std::uint64_t total_length() const { return total_length_; }

  // Documents that have the term.
  Xapian::doccount frequency(const std::string& term) const;
  bool has(const std::string& term) const { return frequency(term) > 0; }

  // Calls `take` with each term that begins so, in the order of their bytes, and its
  // frequency, as long as it returns true.  Of one database they are read as they are asked for and
  // none is remembered; of several they are read once for all threads.
  template <typename Take>
  void for_each_term(const std::string& beginning, Take take) const {
    if (is_of_several_) {
      for (const auto& [term, frequency] : *terms(beginning)) {
        if (!take(term, frequency)) return;
      }
      return;
    }
    const auto end = database_.allterms_end(beginning);
    for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
      if (!take(*term, term.get_termfreq())) return;
    }
  }

  // See Vocabulary::find().
  const std::vector<std::string>& find(VocabularyKey kind, std::string_view key) const;

  // The terms whose reading begins so, most frequent first.
  std::vector<std::string> terms_read_from(std::string_view katakana) const {
    return vocabulary_.find_beginning(VocabularyKey::Reading, katakana);
  }

  // See Vocabulary::spelling_lists().
  std::vector<std::string> spelling_lists(std::size_t chars) const {
    return vocabulary_.spelling_lists(chars);
  }

  // To be called before each query, so that memory stays bounded.
  void forget();

 private:
  using Terms = std::vector<std::pair<std::string, Xapian::doccount>>;
  std::shared_ptr<const Terms> terms(const std::string& beginning) const;

  Xapian::Database database_;
  Vocabulary vocabulary_;
  bool is_of_several_;
  bool is_near_;
  Xapian::doccount document_count_;
  double average_length_;
  std::uint64_t total_length_;
  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();  // of all below
  mutable std::unordered_map<std::string, Xapian::doccount> frequencies_;
  mutable std::unordered_map<std::string, std::shared_ptr<const Terms>> terms_;
  mutable std::unordered_map<std::string, std::vector<std::string>> entries_;
};

}  // namespace musubi
