// saved_searches.h - searches that the configuration holds under a name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/options/config_section.h"
#include "common/result.h"
#include "searcher/configured_value.h"

namespace musubi {

// Their names.  Fails on a section whose name is missing, no single word, or another one's.
Result<std::vector<std::string>> saved_names(const std::vector<ConfigSection>& sections);

// Whether the word may be @NAME; the sign may be that of an input method, ＠.
bool may_name_saved(std::string_view word);

struct ExpandedWords {
  std::vector<std::string> words;
  std::vector<ConfiguredValue> values;  // those of saved searches among them
};

// The words of a command line with what [search.NAME] says in the place of each @NAME: its
// `query` as words, its other keys as options.  Where nothing is saved, such a word is one of the
// query; else it fails on a name that is not known, and on a value that is no text.
Result<ExpandedWords> with_saved_searches(const std::vector<std::string>& words,
                                          const std::vector<ConfigSection>& sections);

// A saved search whose news somebody wants by mail.
struct WatchedSearch {
  std::string name, address;
};

// Those that say `notify = ADDRESS`.
std::vector<WatchedSearch> watched_searches(const std::vector<ConfigSection>& sections);

}  // namespace musubi
