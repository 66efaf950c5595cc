// id_ranks.h - the natural order of the ids of a generation, as documents come and go.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// Keys are those of sort_keys.h.
class IdRanks {
 public:
  // The ranks of a generation that is built anew.
  IdRanks() = default;

  // Starts from a generation with these ranks, by document number; 0: none.  `key_of` gives the
  // keys of some of its documents.
  using KeyOf = std::function<std::string(std::uint32_t document)>;
  IdRanks(std::span<const std::uint32_t> ranks, KeyOf key_of);

  // A document that stays keeps its place, since it keeps its id.
  void add(std::uint32_t document, std::string_view key);
  void remove(std::uint32_t document);

  // The documents in the order of their ids.
  std::vector<std::uint32_t> in_order() const;

 private:
  struct Added {
    std::size_t begin;   // of its key in `keys_`
    std::uint32_t size;  // of it
    std::uint32_t document;
  };
  using Documents = std::span<const std::uint32_t>;

  std::string_view key(const Added& added) const {
    return std::string_view(keys_).substr(added.begin, added.size);
  }
  void merge(std::span<const Added> added, Documents kept, std::vector<std::uint32_t>& all) const;

  std::vector<std::uint32_t> before_;  // the documents of the generation in order
  std::vector<bool> is_there_;         // by document
  std::vector<Added> added_;
  std::string keys_;  // one behind the other: a string for each would take several times as much
  KeyOf key_of_;
};

}  // namespace musubi
