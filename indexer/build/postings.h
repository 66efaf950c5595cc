// postings.h - the postings of a batch of documents, on their way to a segment.
//
// Each occurrence of a term is looked up in a hash table once and is a number from then on.  No
// tree is kept in order: the terms are sorted once, at the end.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace musubi {

// Belongs to one thread.
class Postings {
 public:
  struct Posting {
    std::uint32_t term;      // number of the term
    std::uint32_t document;  // its place in the batch, from 0
    std::uint32_t wdf;
    bool only_as_part;  // see part_only_term()
  };

  // A term whose number (AnalyzedTerm) is below `remembered` is looked up only once.
  explicit Postings(std::uint32_t remembered = 0);

  // What is added from here on belongs to the next document.
  void begin_document();

  // An occurrence that counts `weight` times; 0 for a term that is there or not.
  void add(std::string_view term, std::uint32_t weight) { add(number_of(term), weight, false); }
  void add(const AnalyzedTerm& term, std::uint32_t weight);

  // For each term that the document has as a part only, the one that says so.
  void add_parts_only();

  // Of the document that was begun last, in the order in which its terms came up.
  std::span<const Posting> of_document() const;
  // The sum of their wdf.
  std::uint32_t length_of_document() const;

  std::string_view term(std::uint32_t number) const { return terms_[number].text; }
  std::size_t documents() const { return documents_; }

  // The numbers of all terms in the order of their bytes.
  std::vector<std::uint32_t> sorted_terms() const;

  // All postings by the number of their term, those of each term by document:
  // `begins[n]` to `begins[n + 1]` are of term n.
  struct ByTerm {
    std::vector<std::uint32_t> begins;
    std::vector<const Posting*> postings;
  };
  ByTerm by_term() const;

 private:
  struct Term {
    std::string_view text;
    std::uint64_t hash;
    std::uint32_t last_document;  // plus one
    std::uint32_t last_posting;
    std::uint32_t documents;
    std::uint32_t part_only;  // the number of its part_only_term() plus one; 0: not asked for yet
  };

  void add(std::uint32_t number, std::uint32_t weight, bool as_part);
  std::uint32_t number_of(std::string_view term);
  std::uint32_t& slot_of(std::string_view term, std::uint64_t hash);
  void grow();

  std::pmr::monotonic_buffer_resource texts_;
  std::vector<Term> terms_;
  std::vector<std::uint32_t> slots_;       // numbers plus one; linear probing, at most half full
  std::vector<std::uint32_t> remembered_;  // by AnalyzedTerm::number; plus one
  std::vector<Posting> postings_;
  std::size_t document_begin_ = 0;
  std::uint32_t documents_ = 0;
};

}  // namespace musubi
