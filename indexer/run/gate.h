// gate.h - what stands between a built generation and the live index.
#pragma once
#include <optional>
#include <vector>

#include "common/index/layout.h"
#include "common/options/common_options.h"
#include "common/result.h"
#include "indexer/limit.h"
#include "indexer/options.h"
#include "indexer/report.h"
#include "indexer/run/canaries.h"

namespace musubi {

struct GateRules {
  std::optional<Limit> max_shrink;   // share of the live documents that may be gone
  std::optional<Limit> max_refused;  // of all documents that were read
  std::vector<Canary> canaries;
};

// What the options ask for; --force leaves only max_refused.  An error where the canaries
// cannot be read.
Result<GateRules> gate_rules(const IndexerOptions& options);

// Judges the generation in layout.building(), of which `report` tells.  One that is turned
// away is kept aside, see keep_aside(); the error says which rule it broke, where to look
// at it and how to publish it all the same.
Result<void> pass_gate(const IndexLayout& layout, const Report& report, const GateRules& rules,
                       const Resources& resources);

}  // namespace musubi
