// unknown_values.h - facet values that sources state and nobody knows, so that they are told.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/document.h"
#include "indexer/readers/reader.h"
#include "indexer/tagging/tagger.h"

namespace musubi {

// A prefecture, a country or a domain that the gazetteer and the taxonomy lack is kept in the text
// of its document alone.  Belongs to one thread.
class UnknownValues {
 public:
  explicit UnknownValues(const Tagger& tagger) : tagger_(tagger) {}

  // Notes what is unknown among the values that `document` states.  It must not be tagged yet.
  void look_at(const Document& document);

  // A warning for each value and file, in order, and one for those that are too many to list.
  std::vector<Refusal> warnings() const;

 private:
  struct Value {
    std::string path;
    FieldId facet;
    std::string stated;
    auto operator<=>(const Value&) const = default;
  };
  struct Use {
    std::string id;  // of the first document
    std::size_t documents = 0;
  };

  bool knows(FieldId facet, const std::string& stated);
  void note(const Document& document, FieldId facet, const std::string& stated);

  const Tagger& tagger_;
  std::map<FieldId, std::unordered_map<std::string, bool>> known_;
  std::map<Value, Use> uses_;
  std::size_t unlisted_ = 0;  // documents with a value beyond those in uses_
};

}  // namespace musubi
