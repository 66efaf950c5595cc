#include "searcher/remote/letter_documents.h"

#include <algorithm>

#include "searcher/match/letter_candidates.h"

namespace musubi {

LetterDocuments letter_documents(const Wording& wording, const std::vector<LetterIndex>& letters,
                                 const ShardServers& servers) {
  LetterDocuments all;
  for (std::size_t shard = 0; shard < letters.size(); ++shard) {
    if (!servers.has(shard)) {
      all.are_certain.push_back(true);
      continue;
    }
    const LetterCandidates there = letter_candidates(wording, letters[shard]);
    all.are_certain.push_back(there.are_certain);
    const auto before = static_cast<std::ptrdiff_t>(all.documents.size());
    for (const std::uint32_t document : there.documents) {
      if (document == 0) throw Xapian::DatabaseCorruptError("letters.bin names no document");
      all.documents.push_back(servers.number_in_whole(document, shard));
    }
    std::inplace_merge(all.documents.begin(), all.documents.begin() + before, all.documents.end());
  }
  return all;
}

}  // namespace musubi
