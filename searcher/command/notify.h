// notify.h - searcher --notify: what is new, as mails.
#pragma once
#include <string>
#include <vector>

#include "searcher/options/searcher_options.h"

namespace musubi {

// For each saved search that wants it: a mail of what came or changed since the last time, none
// where nothing did.  To --notify-command, which is started for each, or to standard output, one
// behind the other as in a mailbox.  `words`: the command line, which each search is read with.
int notify(const SearcherOptions& options, const std::vector<std::string>& words);

}  // namespace musubi
