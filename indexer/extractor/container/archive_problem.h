// archive_problem.h - why an archive cannot be read, in words for a user.
#pragma once
#include <string>

struct archive;

namespace musubi {

// Of the last call that failed.
std::string archive_problem(::archive* archive);

}  // namespace musubi
