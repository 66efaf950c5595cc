// result.h - a value or the reason why there is none.
//
// Exceptions of the libraries end where the library is called; above that a
// function that can fail returns Result<T>.
#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace musubi {

// What went wrong, in words for a user, and what to do next (may be empty).
struct Error {
  std::string message;
  std::string hint;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{std::move(message), std::move(hint)});
}

}  // namespace musubi
