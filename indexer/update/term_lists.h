// term_lists.h - lends a database the term lists of a few documents.
//
// Xapian takes a document's postings out by its term list, which says where they
// are.  Our databases are built without (DB_NO_TERMLIST): term lists would take
// more room than all postings and a fifth of the time of a build, for the few
// documents that ever change.  The lists of those few are computed anew from the
// stored documents into a database of their own, whose table is put under the
// real one for the length of the update.
//
// Tables are independent of each other in the glass format; which revision of
// each makes up the database is written in the file iamglass (Xapian 1.4,
// backends/glass/glass_version.cc), the only thing that is rewritten here.
#pragma once
#include <filesystem>

#include "common/result.h"

namespace musubi {

// Gives `database`, which has no term lists, those of `lender`: a database that
// holds some of the same documents under the same docids.  The lender is left
// without its table.  Both are closed.
Result<void> borrow_term_lists(const std::filesystem::path& database,
                               const std::filesystem::path& lender);

// Makes `database` one without term lists again.
Result<void> drop_term_lists(const std::filesystem::path& database);

// Gives `database` a table of term lists without any.  Xapian's server for remote
// searchers sends no document of a database that has no such table at all.
Result<void> add_empty_term_lists(const std::filesystem::path& database);

}  // namespace musubi
