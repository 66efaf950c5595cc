#include "common/guarded.h"

#include <exception>
#include <new>

namespace musubi {

Error caught_error() noexcept try { throw; } catch (const std::bad_alloc&) {
  return {"out of memory", ""};  // short enough to need none
} catch (const std::exception& problem) {
  try {
    return {problem.what(), ""};
  } catch (...) {
    return {"out of memory", ""};
  }
} catch (...) {
  return {"unknown error", ""};
}

}  // namespace musubi
