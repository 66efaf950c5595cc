// opening.h - how a document is opened: the command, as words for the system and for no shell.
#pragma once
#include <string>
#include <vector>

#include "common/result.h"
#include "searcher/answer.h"

namespace musubi {

// A page of the web in $BROWSER, a file of text in $VISUAL or $EDITOR, at the line of the first
// match where that is found; everything else by xdg-open.  Of what lies in an archive the archive
// is opened.  `document`: whole.  Fails where there is neither a page nor a file, and on an
// address that is of another kind than http or https: documents are not trusted.
Result<std::vector<std::string>> opening_command(const Hit& document);

}  // namespace musubi
