// tagger.h - what a document is about: prefecture, country, domain, dates.
#pragma once
#include "common/document.h"
#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "common/index/schema.h"

namespace musubi {

// Safe to share between threads.
class Tagger {
 public:
  Tagger(const Gazetteer& gazetteer, const Taxonomy& taxonomy)
      : gazetteer_(gazetteer), taxonomy_(taxonomy) {}

  // Brings explicit facets to their canonical values and fills the empty ones
  // from the text: what the document is about, not what it mentions.  Adds the
  // dates that the text names, and the date of signing where it is told.
  void tag(Document& document) const;

  // Whether what is stated of a document names a value of the facet; true of other fields.
  bool knows(FieldId id, const std::string& stated) const;

  const Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  const Gazetteer& gazetteer_;
  const Taxonomy& taxonomy_;
};

}  // namespace musubi
