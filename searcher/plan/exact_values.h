// exact_values.h - the values of a field that is searched by whole values: ids, URLs, facets.
#pragma once
#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "common/index/stored_documents.h"

namespace musubi {

struct ExactValue {
  std::string value;
  std::string term;
  Xapian::doccount documents = 0;
};

// All that begin with `beginning`, in the order of their terms.  A long one, of which the term
// holds a part only, is read from a document that has it.
std::vector<ExactValue> exact_values(const Field& field, std::string_view beginning,
                                     const StoredDocuments& documents);

}  // namespace musubi
