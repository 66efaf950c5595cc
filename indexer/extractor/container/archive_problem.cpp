#include "indexer/extractor/container/archive_problem.h"

#include <archive.h>

#include "common/text/utf8.h"

namespace musubi {

std::string archive_problem(::archive* archive) {
  const char* said = archive_error_string(archive);
  if (said == nullptr) return "it is damaged or cut short";
  const std::string problem = scrub_utf8(said);
  // What the libraries say of an end that comes too early.
  for (const char* const cut :
       {"runcated", "No progress is possible", "Unexpected end", "decompression failed (-5)"}) {
    if (problem.find(cut) != std::string::npos) return "it is cut short (" + problem + ")";
  }
  return problem;
}

}  // namespace musubi
