// stated_values.h - whether the values that the config states of a source are known.
#pragma once
#include "common/result.h"
#include "indexer/readers/source_rules.h"
#include "indexer/tools.h"

namespace musubi {

// An error names the line of the config: a value that no facet has would be lost on every document.
Result<void> check_stated_values(const SourceRules& rules, const Tools& tools);

}  // namespace musubi
