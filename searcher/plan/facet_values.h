// facet_values.h - the canonical value of what a user types for a facet.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/gazetteer/areas.h"
#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "common/index/schema.h"
#include "common/index/stored_documents.h"
#include "common/options/common_options.h"
#include "common/result.h"

namespace musubi {

// What a typed value stands for: itself, or several that are alternatives (東北).
struct FacetChoice {
  std::string shown;
  std::vector<std::string> values;  // canonical
};

// The gazetteer and the taxonomy are read when they are first asked for.
class FacetValues {
 public:
  FacetValues(Resources resources, StoredDocuments documents, Analyzer reader)
      : resources_(std::move(resources)),
        documents_(std::move(documents)),
        reader_(std::move(reader)) {}

  // 青森, Aomori -> 青森県.  A value that the index holds stands for itself, and for a part of
  // it or its reading where that is clear: 仙台, せんだい.  What may be several fails with their
  // names, an unknown value with the nearest known ones; a facet without a vocabulary
  // (organization) takes every value.
  Result<FacetChoice> resolve(const Field& field, const std::string& typed);

  // Read when first asked for.
  Result<const Areas*> areas();

  // By any of its names, and by how it is read (とうほく), which takes longer; nullptr where there
  // is none.
  Result<const Area*> area(const std::string& typed, Area::Of of);
  Result<const Area*> area_read_so(const std::string& typed, Area::Of of);

  // Whether no document has it, and the values of the index that are a slip of the finger away.
  bool is_in_no_document(const Field& field, const std::string& value) const;
  std::vector<std::string> nearest(const Field& field, const std::string& value) const;

  // 中国 and 韓国 of "中国、韓国", where each of them is a value of the index by one of its names;
  // else nothing.
  std::vector<std::string> values_in_list(const Field& field, const std::string& typed);

  // Of the name of a place, 市 or the like at its end: names of partners, without their country,
  // that are a slip of the finger away.
  std::vector<std::string> partners_like(const std::string& typed) const;

  // Where a part of a country is typed: partners in that country of which neither the gazetteer nor
  // their documents know in which part they lie.
  Result<std::vector<std::string>> partners_of_no_region(const std::string& typed);

 private:
  std::optional<Result<FacetChoice>> resolve_part(const Field& field, const std::string& typed);
  Result<FacetChoice> resolve_place(const Field& field, const std::string& typed);
  Result<FacetChoice> resolve_municipality(const Field& field, const std::string& typed);
  Result<FacetChoice> resolve_partner(const Field& field, const std::string& typed);
  std::set<std::uint32_t> documents_with(const std::string& partner) const;
  Result<const Gazetteer*> gazetteer();
  Result<const Taxonomy*> taxonomy();

  Resources resources_;
  StoredDocuments documents_;
  Analyzer reader_;  // of values
  std::optional<Gazetteer> gazetteer_;
  std::optional<Taxonomy> taxonomy_;
  std::optional<Areas> areas_;
};

}  // namespace musubi
