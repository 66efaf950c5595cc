// facet_values.h - the canonical value of what a user types for a facet.
#pragma once
#include <xapian.h>

#include <optional>
#include <string>

#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "common/index/schema.h"
#include "common/options/common_options.h"
#include "common/result.h"

namespace musubi {

// The gazetteer and the taxonomy are read when they are first asked for.
class FacetValues {
 public:
  FacetValues(Resources resources, Xapian::Database database)
      : resources_(std::move(resources)), database_(std::move(database)) {}

  // 青森, Aomori -> 青森県.  A value that the index holds stands for itself.  An
  // unknown one fails with the nearest known ones; a facet without a vocabulary
  // (organization) takes every value but one that is part of others.
  Result<std::string> resolve(const Field& field, const std::string& typed);

 private:
  Result<const Gazetteer*> gazetteer();
  Result<const Taxonomy*> taxonomy();

  Resources resources_;
  Xapian::Database database_;
  std::optional<Gazetteer> gazetteer_;
  std::optional<Taxonomy> taxonomy_;
};

}  // namespace musubi
