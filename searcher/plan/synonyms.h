// synonyms.h - words that are searched for together, in the format of Solr's synonyms.txt:
// those of the trade, which come with Musubi, and a user's own.
//
//   自治体, 地方公共団体        each stands for all of them
//   MOU => 覚書, 了解覚書       the left is replaced by the right
//   # a comment
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/result.h"

namespace musubi {

class Synonyms {
 public:
  // None.
  Synonyms() = default;

  enum class Origin { User, Trade };

  // An error names file and line.  Bounded: 8 MiB, 10,000 lines of 64 entries.
  static Result<Synonyms> load(const std::filesystem::path& file, Origin origin = Origin::User);

  struct Entry {
    std::vector<std::string> others;  // normalized
    bool keeps_typed = true;          // false: they take its place
    Origin origin = Origin::User;
  };

  // Takes the words of `more` that have no synonyms yet, if these may be added to.
  void add_missing(const Synonyms& more);

  // From now on nothing is added to these.
  void stand_alone() { stands_alone_ = true; }

  // Of a normalized text; several blanks count as one.  nullptr if it has no synonyms.
  const Entry* find(std::string_view normalized) const;

  bool empty() const { return entries_.empty(); }

 private:
  Result<void> add_line(std::string_view line);
  void add(const std::string& from, const std::vector<std::string>& to, bool keeps_typed);

  Origin origin_ = Origin::User;
  bool stands_alone_ = false;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace musubi
