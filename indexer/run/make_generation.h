// make_generation.h - makes a generation of the sources, by an update or a rebuild.
#pragma once
#include "common/result.h"
#include "indexer/context.h"
#include "indexer/report.h"

namespace musubi {

enum class Made { Generation, Nothing };

// Leaves a whole generation in layout.building() where there is something to publish.
Result<Made> make_generation(const JobContext& job, Report& report);

}  // namespace musubi
