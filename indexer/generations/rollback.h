// rollback.h - goes back to the generation before the live one.
#pragma once
#include <string>

#include "common/index/layout.h"

namespace musubi {

// Makes the newest generation before the live one live, and marks the one that was as
// withdrawn.  To be called under the index lock.  On disk when this returns the name of the
// generation that is live now; an error where there is none to go back to, or where
// it is damaged.
Result<std::string> roll_back(const IndexLayout& layout);

}  // namespace musubi
