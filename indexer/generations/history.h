// history.h - which generations were live, in their order, and which were rolled back from.
//
// INDEX/history.json is written after the stub, which has the last word: what the file does
// not say yet follows from the generation that the stub names.  So a process that dies between
// the two leaves nothing in doubt, and a generation that never went live is none of history.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/index/history_file.h"
#include "common/index/layout.h"
#include "common/result.h"

namespace musubi {

struct LiveGeneration {
  std::string name;
  // What went wrong when it was live already: a loss of power may bring back the one before.
  std::vector<Error> problems;
};

class History {
 public:
  // What holds now, as far as the files tell; changes none of them.  Generations whose
  // folders are gone are left out.
  static History of(const IndexLayout& layout);

  // In the order in which they went live.
  const std::vector<PastGeneration>& generations() const { return generations_; }

  // nullptr for one that never went live.
  const PastGeneration* find(const std::string& name) const;

  // Of its list of checksums, where that is known.
  std::string list_sum_of(const std::string& name) const;

  // The newest before `name` that was not withdrawn; nullptr where there is none.
  const PastGeneration* before(const std::string& name) const;

  // A name that no generation has or had.
  std::string next_name(const IndexLayout& layout) const;

  // What is wrong with the file, which was passed over then; empty where all is well.
  const std::string& damage() const { return damage_; }

 private:
  friend Result<void> note_history(const IndexLayout& layout);
  friend Result<LiveGeneration> make_live(const IndexLayout& layout, const std::string& name);
  static History guess(const IndexLayout& layout);
  void follow_stub(const IndexLayout& layout);
  void vouch_for(const IndexLayout& layout, const std::string& name);
  Result<void> write(const IndexLayout& layout) const;

  std::vector<PastGeneration> generations_;
  std::string newest_;  // of all names that ever went live
  std::string damage_;
};

// Whether a folder of that name is one of ours: a stranger's may bear a number, too.
bool is_generation(const IndexLayout& layout, const std::string& name);

// Whether the folder has, or may have had, a live generation.  A first run that failed leaves none.
bool may_have_been_live(const IndexLayout& layout);

// For people, of a run that publishes nothing: what can be searched then.
std::string_view what_stays(const IndexLayout& layout);

// Names of generations that never went live: their jobs died on the threshold.
std::vector<std::string> orphans_of(const IndexLayout& layout);

// Writes down what holds now, where the file says less.  To be called under the index lock.
Result<void> note_history(const IndexLayout& layout);

// Makes `name`, which was just made or verified, the live one, and notes it.  On an error the stub
// is as it was.
Result<LiveGeneration> make_live(const IndexLayout& layout, const std::string& name);

}  // namespace musubi
