// archive_pages.h - the pages of the web in an archive, without what those of a folder share.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "indexer/extractor/extract.h"

namespace musubi {

// Holds the first pages of each folder back until they tell what they have in common.
class ArchivePages {
 public:
  // Both outlive this object.
  ArchivePages(const Input& archive, Output& output) : archive_(archive), output_(output) {}

  static bool is_page(const Input& member);

  // Delivers the page, now or later.
  void add(std::string name, std::string bytes);

  // Delivers all that are held back.
  void finish();

 private:
  struct Page {
    std::string name, bytes;
  };
  struct Folder {
    std::vector<Page> held;
    bool is_judged = false;
    CommonLines lines;
  };

  void judge(const std::string& path, Folder& folder);
  void deliver(Page page, const Folder& folder);

  const Input& archive_;
  Output& output_;
  std::map<std::string, Folder> folders_;  // by their paths in the archive
  std::size_t held_bytes_ = 0;
  bool has_told_ = false;  // that some are not compared
};

}  // namespace musubi
