// filtered_matches.h - what a query matches, with and without each of the filters.
#pragma once
#include <xapian.h>

#include <optional>
#include <vector>

#include "searcher/document_set.h"
#include "searcher/filters.h"

namespace musubi {

class FilteredMatches {
 public:
  // Of a local database.  None where only Xapian itself can tell what matches.
  static std::optional<FilteredMatches> of(const Xapian::Database& database, const Query& query,
                                           const Filters& filters);

  // What passes every filter but that of `except`.
  DocumentSet narrowed(const Field* except = nullptr) const;

 private:
  struct Filtered {
    const Field* field;
    DocumentSet passing;
  };

  explicit FilteredMatches(DocumentSet matching) : matching_(std::move(matching)) {}

  DocumentSet matching_;
  std::vector<Filtered> filters_;
};

}  // namespace musubi
