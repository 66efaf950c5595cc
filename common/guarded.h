// guarded.h - the last resort for exceptions that nobody expected where they arose: no
// memory, no thread, a library that throws where it never did.  They become errors too.
#pragma once
#include <type_traits>
#include <utility>

#include "common/result.h"

namespace musubi {

// What is being caught, in words.  To be called in a catch clause; does not throw.
Error caught_error() noexcept;

// The Result that `work` gives, or what it threw.
template <typename Work>
std::invoke_result_t<Work> guarded(Work&& work) try {
  return std::forward<Work>(work)();
} catch (...) {
  return tl::unexpected(caught_error());
}

}  // namespace musubi
