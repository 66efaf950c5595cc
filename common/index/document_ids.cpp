#include "common/index/document_ids.h"

#include <algorithm>
#include <span>

namespace musubi {

namespace {

// The terms, and where each begins, with the end of the last.
BinFile::Layout layout_of_ids() {
  return {1, 8};
}

}  // namespace

Result<DocumentIds> DocumentIds::open(const std::filesystem::path& front) {
  auto file = BinFile::open(front, BinKind::Ids, layout_of_ids());
  if (!file) return tl::unexpected(file.error());
  const auto offsets = file->section<std::uint64_t>(1);
  const bool is_sound = !offsets.empty() && std::is_sorted(offsets.begin(), offsets.end()) &&
                        offsets.back() == file->text(0).size();
  if (!is_sound) return file->damaged();
  return DocumentIds(std::move(*file));
}

std::string_view DocumentIds::term_of(Xapian::docid document) const {
  const auto offsets = file_.section<std::uint64_t>(1);
  if (std::size_t{document} + 1 >= offsets.size()) return {};
  return file_.text(0).substr(offsets[document], offsets[document + 1] - offsets[document]);
}

Result<void> write_document_ids(const std::vector<std::string>& terms,
                                const std::filesystem::path& front) {
  std::string all;
  std::vector<std::uint64_t> offsets = {0};
  for (const std::string& term : terms) {
    all += term;
    offsets.push_back(all.size());
  }
  BinFileWriter file(BinKind::Ids, terms.size());
  file.add(all);
  file.add(offsets);
  return file.write(front);
}

}  // namespace musubi
