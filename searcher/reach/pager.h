// pager.h - an answer that is longer than the screen, shown page by page as git does it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// $MUSUBI_PAGER, else $PAGER, else less; none where that is "cat" or empty, which is how one
// says that none is wanted.
std::vector<std::string> pager_command();

// Whether the environment names one: then it is told where that cannot be started.
bool is_pager_named();

// The text in the pager, until the user leaves it.  less is told to show colours, to end by
// itself where all fits the screen, and to leave it there.  Fails where there is no such pager:
// the text is still to be written then.
Result<void> show_in_pager(const std::vector<std::string>& command, std::string_view text);

}  // namespace musubi
