// page_areas.h - which part of a page is its text, and which is of the site around it.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extractor/formats/html/area_names.h"
#include "indexer/extractor/formats/html/page_tree.h"

namespace musubi {

class PageAreas {
 public:
  // Of the whole there is left out what is unseen alone.
  enum class Extent { MainText, Whole };

  // By what elements are, how they are named, how full of links they are, and where most of what
  // can be read stands.  `styles`: those of the page itself.
  PageAreas(const PageTree& tree, std::string_view styles, Extent extent = Extent::MainText);

  // What holds the text.
  std::size_t root() const { return root_; }

  // Not seen by any reader: scripts, hidden text.
  bool is_unseen(std::size_t node) const { return fates_[node] == Fate::Unseen; }

  // Left out, with all that is in it: unseen, or a menu, a breadcrumb, a footer …
  bool is_left_out(std::size_t node) const { return fates_[node] != Fate::Kept; }

  // Whether all that is read in it are links to other pages.
  bool holds_links_alone(std::size_t node) const;

  // Whether there is hardly more than links to read.
  bool is_only_links() const;

 private:
  enum class Fate : std::uint8_t { Kept, Unseen, Furniture };
  // Of a node and all in it, as far as it is kept.
  struct Measure {
    std::uint32_t letters = 0;
    std::uint32_t link_letters = 0;
    std::uint32_t links = 0;
    std::uint32_t inner_link_letters = 0;  // of links to another part of the page
    std::uint32_t inner_links = 0;
    std::uint32_t weight = 0;  // letters that are no links, those of sentences fourfold
  };

  void find_main_text();
  void find_names();
  void find_unseen(std::string_view styles);
  void measure();
  void weigh_blocks();
  void leave_out_by_markers();
  void leave_out_by_name();
  void leave_out_lists_of_links();
  void choose_root();
  void leave_out(std::size_t node);
  bool is_furniture(std::size_t node, bool is_in_main) const;
  bool is_list_of_links(std::size_t node) const;
  bool is_list_of_parts(std::size_t node) const;
  std::size_t first_heading() const;
  std::size_t next_of(std::size_t node) const;

  const PageTree& tree_;
  std::vector<AreaName> names_;
  std::vector<Fate> fates_;
  std::vector<std::uint32_t> letters_;  // of each text
  std::vector<Measure> measures_;
  std::size_t root_ = 0;
  bool is_root_certain_ = false;
};

// Whether the element stands in a line, among words.
bool is_inline(GumboTag tag);

bool is_heading(GumboTag tag);

}  // namespace musubi
