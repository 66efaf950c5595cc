// taxonomy.h - the controlled vocabulary of domains (分野) and its aliases.
//
// Loaded from data/domains.tsv and from files of the user's own.  Immutable
// after loading; safe to share between threads.
#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/gazetteer/phrase_matcher.h"
#include "common/result.h"

namespace musubi {

// The bytes of a text that name a domain; `value` is the taxonomy's.
struct DomainMention {
  std::size_t begin = 0;
  std::size_t end = 0;
  const std::string* value = nullptr;
};

class Taxonomy {
 public:
  // Reads domains.tsv of `data_dir`, then `extra_files` with the same columns,
  // which add values and aliases.  An error names file and line; an alias of
  // two values is one.
  static Result<Taxonomy> load(const std::filesystem::path& data_dir,
                               const std::vector<std::filesystem::path>& extra_files = {});

  // The canonical value of one name: 経済分野, 経済交流, economy -> 経済.
  std::optional<std::string> domain(std::string_view alias) const;

  // The canonical values of a cell that lists several: "経済・行政分野",
  // "文化、学術、教育、経済", "人材と技術" -> in order, without repetition.
  std::vector<std::string> domains_of_cell(std::string_view cell) const;

  // Whether each part of the cell is or holds the name of a domain.
  bool knows_all_of(std::string_view cell) const;

  // Where a running text names domains, by names in kanji, katakana and Latin letters, but for
  // those that tell nothing there (the column not_in_text).  `folded` is as FoldedNames gives it.
  std::vector<DomainMention> find_mentions(std::string_view folded) const;

  // Known values nearest to a misspelt one, best first.
  std::vector<std::string> nearest(std::string_view typed, std::size_t limit) const;

  const std::vector<std::string>& values() const { return values_; }

 private:
  struct Alias {
    std::string written;
    std::string value;
    bool is_in_text = true;
  };

  struct Reader;
  explicit Taxonomy(Reader reader);

  static std::vector<std::string> phrases(const std::vector<Alias>& aliases);

  // Calls `take` for each name and where it stands, leftmost-longest.
  using TakeName = std::function<void(const Alias&, std::size_t begin, std::size_t end)>;
  void scan(std::string_view text, const TakeName& take) const;

  std::vector<std::string> values_;
  std::vector<Alias> aliases_;                                 // the values themselves among them
  std::map<std::string, std::string, std::less<>> canonical_;  // folded alias -> value
  std::map<std::string, std::string, std::less<>> by_romaji_;  // romaji_key() of it -> value
  PhraseMatcher matcher_;                                      // phrase i is aliases_[i]
};

}  // namespace musubi
