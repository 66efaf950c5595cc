// publish.h - makes the generation that was built the live one.
#pragma once
#include <functional>

#include "common/index/layout.h"
#include "common/result.h"
#include "indexer/generations/history.h"

namespace musubi {

// Flushes layout.building() to the disk, gives it its name and puts it into the stub.
// `before_renaming` is called when only the two renames are left, which belong together.
Result<LiveGeneration> publish_generation(const IndexLayout& layout,
                                          const std::function<void()>& before_renaming);

}  // namespace musubi
