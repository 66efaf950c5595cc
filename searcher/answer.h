// answer.h - what a search found, ready to be shown.
//
// The search core fills it; the presenters of present/ turn it into text, JSON
// or TSV.  Strings come from documents and are not to be trusted: a presenter
// cleans what it prints.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/document.h"

namespace musubi {

// Half-open spans of a text in Unicode code points, ascending, without overlap.
using CharSpans = std::vector<std::pair<std::size_t, std::size_t>>;

// Why a hit scored as it did.  The score is what the words and the wording gave.
struct Explanation {
  double words = 0;                // by the words that were found
  double wording = 0;              // by how near the text comes to the query's wording
  double passage = 0;              // 0 to 1: of the wording, what the title and one passage have
  double stretches = 0;            // 0 to 1: how much of the wording is in long stretches in common
  std::vector<std::string> found;  // words of the query, as the document has them
  std::vector<std::string> reasons;  // why the document has its facet values
};

struct Hit {
  int rank = 0;  // 1-based, over all pages
  double score = 0;
  std::string id;
  std::string title;
  std::vector<std::string> prefecture;
  std::vector<std::string> country;
  std::vector<std::string> domain;
  std::vector<std::string> organization;
  std::vector<std::string> municipality;
  std::vector<std::string> partners;
  std::vector<std::string> kind;
  std::vector<std::string> reasons;  // why it has its facet values
  std::string partner;
  std::string date;  // ISO 8601 as far as known, may be empty
  std::vector<int> year;
  std::string url;
  std::string path;      // as it was named when it was indexed
  std::string file;      // the same from the root of this machine; empty where not known
  std::size_t row = 0;   // which of the documents of that file, from 1; 0: not known, or in its id
  std::size_t rows = 0;  // of that file, of a document read whole; 0: it is the only one
  std::size_t line = 0;  // of the file, that a link leads to; 0: not known
  std::string place;     // of the snippet in the file: "3ページ"; may be empty
  std::string snippet;
  CharSpans highlights;        // in the snippet
  CharSpans title_highlights;  // in the title
  std::optional<Explanation> explanation;
  std::size_t same_elsewhere = 0;   // documents of the same content that are left out everywhere
  std::vector<int> copies;          // ranks of hits of the same content that are left out here
  int copy_of = 0;                  // rank of a hit on a page before that has the same content
  std::uint64_t content = 0;        // the same for copies of one document
  std::optional<std::string> body;  // whole, where that was asked for
  CharSpans body_highlights;
  std::vector<BodyPlace> body_places;  // pages, slides, sheets
  std::uint64_t came = 0;              // when: nanoseconds since 1970; 0: not known
  std::uint64_t changed = 0;           // and when it last changed
  bool tells_change = false;           // that was asked for: it is shown
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;
  bool chosen = false;       // a filter in force
  std::string reading = {};  // in katakana, where that was asked for
};

struct FacetResult {
  std::string name;                // "prefecture"
  std::string label;               // "都道府県"
  std::vector<FacetCount> counts;  // in the order in which they are to be shown
  bool is_grouped = false;         // values of another facet, taken together: regions
};

// Of an index that is cut into several: those whose server does not answer are left out.
struct ShardCount {
  std::size_t total = 0;
  std::size_t answered = 0;
};

// Hits on a page, where nothing else is asked for.
inline constexpr std::size_t kUsualLimit = 10;
inline constexpr std::size_t kMaxLimit = 10000;

struct Answer {
  std::string query;  // as typed; empty: everything that passes the filters
  std::uint64_t total = 0;
  bool is_total_least = false;  // there may be more; a note says so
  // Documents that are neither counted in `total` nor shown, as another has their content; nothing
  // where copies were not asked to be left out, or are not known beyond a page.
  std::optional<std::uint64_t> copies;
  std::uint64_t offset = 0;
  std::uint64_t limit = 0;  // hits on a page; 0: not said
  double took_ms = 0;
  std::vector<Hit> hits;
  std::vector<FacetResult> facets;
  bool is_as_typed = false;               // found by the words as typed, none corrected or left out
  std::size_t words_at_fault = 0;         // of the query, where they are why nothing was found
  std::optional<std::string> suggestion;  // a likelier query
  bool suggestion_was_searched = false;   // instead of what was typed; a note says so
  std::vector<std::string> notes;         // what a reader should know about how it was found
  std::vector<std::pair<std::string, std::string>> filters;  // label and value, in force
  std::optional<ShardCount> shards;  // where an answer of some of them was allowed
};

}  // namespace musubi
