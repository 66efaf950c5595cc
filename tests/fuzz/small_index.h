// small_index.h - an index of the sample documents, made by this process for itself.
#pragma once
#include "common/options/common_options.h"

namespace musubi::fuzz {

// Its live generation is published and sound.
const CommonOptions& small_index();

}  // namespace musubi::fuzz
