// mention_scanner.h - finds the names of places in running text.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/name_folding.h"
#include "common/gazetteer/phrase_matcher.h"
#include "common/gazetteer/written_names.h"

namespace musubi {

// Leftmost-longest: of several names that begin at one place the longest that
// its surroundings allow, and nothing that begins inside it.  Immutable once
// built.
class MentionScanner {
 public:
  // `places`, and more `abroad`, must outlive this and stay where they are.
  MentionScanner(const std::vector<Place>& places, const std::vector<Place>& abroad);

  // See Gazetteer::find_mentions.
  std::vector<PlaceMention> scan(std::string_view text) const;

 private:
  struct Match {
    const WrittenName* name;
    std::size_t end;
  };

  // The name at byte `at`; `previous` is the mention found last, if any.  One that a gap
  // cuts counts where none does without.
  std::optional<Match> match_at(const FoldedNames& folded, std::size_t at,
                                const PlaceMention* previous) const;
  bool is_run_into_region(const WrittenName& name, std::string_view text, std::size_t begin,
                          std::size_t end) const;

  // Takes the municipality that follows its prefecture into one mention.
  void join_municipality(std::string_view text, PlaceMention& mention) const;
  bool join_municipality_at(std::string_view text, std::size_t at, PlaceMention& mention) const;

  std::vector<WrittenName> names_;
  PhraseMatcher matcher_;  // phrase i is names_[i]
};

}  // namespace musubi
