// beside_filters.h - words of a query that may have been meant for a filter.
#pragma once
#include <string>
#include <vector>

#include "common/options/read_options.h"
#include "searcher/request.h"

namespace musubi {

// Notes words that stand behind the value of a filter where one more value of it, or the end of a
// range, may have been meant: --country 中国 韓国, --year 2004 2012.  `words` is the command line,
// `known` are its options.
void note_beside_filters(const std::vector<std::string>& words,
                         const boost::program_options::options_description& known,
                         SearchRequest& request);

}  // namespace musubi
