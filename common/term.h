// term.h - how long a term of the index may be.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

// Bytes of a term, its prefix included; Xapian's own limit is 245.
inline constexpr std::size_t kMaxTermBytes = 200;

// A term that is not longer than `max_bytes`: one that would be is cut at a character and gets a
// hash of the whole, so that each stays a term of its own.
std::string bounded_term(std::string term, std::size_t max_bytes = kMaxTermBytes);

// Whether bounded_term() has cut it.
bool is_cut_term(std::string_view term);

// What those that it cut begin with, of all whose whole begins with `beginning`; none where
// that is shorter than what is left of them: then they begin with it as others do.
std::optional<std::string> beginning_of_cut_terms(std::string_view beginning);

}  // namespace musubi
