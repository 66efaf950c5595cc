#include "common/term.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// Between what is left of a term that is cut and the hash of the whole.  No text holds it.
constexpr char kCutMark = '\x1f';
constexpr std::size_t kHashDigits = 16;
constexpr std::size_t kCutMarkBytes = 1 + kHashDigits;

}  // namespace

std::string bounded_term(std::string term, std::size_t max_bytes) {
  if (term.size() <= max_bytes) return term;
  const XXH64_hash_t hash = XXH3_64bits(term.data(), term.size());
  term.resize(truncate_utf8(term, max_bytes - kCutMarkBytes).size());
  return fmt::format("{}{}{:0{}x}", term, kCutMark, hash, kHashDigits);
}

bool is_cut_term(std::string_view term) {
  return term.size() > kCutMarkBytes && term[term.size() - kCutMarkBytes] == kCutMark;
}

std::optional<std::string> beginning_of_cut_terms(std::string_view beginning) {
  constexpr std::size_t kLeft = kMaxTermBytes - kCutMarkBytes;
  if (beginning.size() <= kLeft) return std::nullopt;
  return std::string(truncate_utf8(beginning, kLeft)) + kCutMark;
}

}  // namespace musubi
