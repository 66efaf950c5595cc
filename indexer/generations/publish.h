// publish.h - makes the generation that was built the live one.
#pragma once
#include <functional>
#include <string>

#include "common/index/layout.h"
#include "common/result.h"

namespace musubi {

// Flushes layout.building() to the disk, gives it its name and puts it into the stub.
// `before_renaming` is called when only the two renames are left, which belong together.
// The name of the generation that is live now.
Result<std::string> publish_generation(const IndexLayout& layout,
                                       const std::function<void()>& before_renaming);

}  // namespace musubi
