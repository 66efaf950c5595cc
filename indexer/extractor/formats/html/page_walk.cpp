#include "indexer/extractor/formats/html/page_walk.h"

#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/readers/raised_text.h"

namespace musubi {

namespace {

class PageWalk {
 public:
  // `tables`: nullptr where they are still to be looked at.
  PageWalk(const PageTree& tree, const PageAreas& areas, const LookedAtTables* tables,
           LineWriter& lines)
      : tree_(tree), areas_(areas), tables_(tables), lines_(lines) {}

  void walk(std::size_t root) {
    for (std::size_t node = root; node < tree_[root].end;) {
      close_up_to(node);
      node = areas_.is_left_out(node) ? tree_[node].end : enter(node);
    }
    close_up_to(tree_[root].end);
  }

 private:
  // Ends the elements that are over before `node`.
  void close_up_to(std::size_t node) {
    while (!open_.empty() && tree_[open_.back()].end <= node) {
      leave(open_.back());
      open_.pop_back();
    }
  }

  // Where to go on.
  std::size_t enter(std::size_t node) {
    const PageNode& here = tree_[node];
    if (here.is_text()) {
      add_text(here.text);
      return here.end;
    }
    if (here.tag == GUMBO_TAG_TABLE && write_table(node)) return here.end;
    if (here.tag == GUMBO_TAG_RP) return here.end;
    if (here.tag == GUMBO_TAG_SUP && write_raised(node)) return here.end;
    if (here.tag == GUMBO_TAG_IMG) add_image(node);
    const bool is_beside_link = here.tag == GUMBO_TAG_A && node == behind_link_;
    if (is_beside_link && areas_.holds_links_alone(here.parent)) lines_.add(" ");
    begin(here.tag);
    open_.push_back(node);
    return node + 1;
  }

  void begin(GumboTag tag) {
    switch (tag) {
      case GUMBO_TAG_RUBY:
        return lines_.begin_ruby();
      case GUMBO_TAG_RT:
      case GUMBO_TAG_RTC:
        ++readings_;
        return;
      case GUMBO_TAG_PRE:
        ++preformatted_;
        return lines_.end_line();
      case GUMBO_TAG_LI:
        lines_.end_line();
        return lines_.mark("・");
      case GUMBO_TAG_DD:
        if (std::exchange(is_behind_term_, false)) return lines_.rejoin_line();
        return lines_.end_line();
      default:
        if (!is_inline(tag)) lines_.end_line();
    }
  }

  void leave(std::size_t node) {
    const GumboTag tag = tree_[node].tag;
    if (tag == GUMBO_TAG_RUBY) return lines_.end_ruby();
    if (tag == GUMBO_TAG_RT || tag == GUMBO_TAG_RTC) --readings_;
    if (tag == GUMBO_TAG_PRE) --preformatted_;
    if (!is_inline(tag)) lines_.end_line();
    is_behind_term_ = tag == GUMBO_TAG_DT;
    if (tag == GUMBO_TAG_LI) lines_.mark({});
    if (tag == GUMBO_TAG_A && tree_.has_attribute(node, "href")) behind_link_ = tree_[node].end;
  }

  void add_text(std::string_view text) {
    if (readings_ > 0) return lines_.add_reading(text);
    if (trim(text).size() > 0) is_behind_term_ = false;
    if (preformatted_ > 0) return lines_.add_preformatted(text);
    lines_.add(text);
  }

  // Only what stands for text: characters that no font has, headings and links that are drawn.
  void add_image(std::size_t node) {
    const std::string_view alternative = tree_.attribute(node, "alt");
    if (find_ascii(tree_.attribute(node, "class"), "gaiji") != std::string_view::npos) {
      return lines_.add(alternative);
    }
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      if (is_heading(tree_[*open].tag)) return lines_.add(alternative);
      if (!is_inline(tree_[*open].tag)) return;
    }
  }

  // A number above the line; false where it is more than text.
  bool write_raised(std::size_t node) {
    constexpr std::size_t kMaxBytes = 20;
    std::string text;
    for (std::size_t at = node + 1; at < tree_[node].end; ++at) {
      if (tree_[at].is_text()) text += tree_[at].text;
      if (text.size() > kMaxBytes) return false;
    }
    const std::string raised = raised_text(text);
    if (raised == text) return false;
    lines_.add(raised);
    return true;
  }

  // False where it only lays out the page.
  bool write_table(std::size_t node) {
    if (tables_ == nullptr) {
      const auto table = data_table(tree_, areas_, node);
      if (table) write(*table);
      return table.has_value();
    }
    if (tables_->without.contains(node)) return true;
    const auto table = tables_->written.find(node);
    if (table == tables_->written.end()) return false;
    write(table->second);
    return true;
  }

  void write(const PageTable& table) {
    lines_.end_line();
    for (const std::string& line : lines_of(table)) {
      lines_.add(line);
      lines_.end_line();
    }
    for (const auto& [base, reading] : table.readings) lines_.note_reading(base, reading);
  }

  const PageTree& tree_;
  const PageAreas& areas_;
  const LookedAtTables* tables_;
  LineWriter& lines_;
  std::vector<std::size_t> open_;
  int readings_ = 0;
  int preformatted_ = 0;
  bool is_behind_term_ = false;  // <dt> has just ended
  std::size_t behind_link_ = 0;  // links side by side have no blank between them in the markup
};

}  // namespace

void write_lines(const PageTree& tree, const PageAreas& areas, std::size_t node,
                 LineWriter& lines) {
  PageWalk(tree, areas, nullptr, lines).walk(node);
}

void write_lines(const PageTree& tree, const PageAreas& areas, std::size_t node,
                 const LookedAtTables& tables, LineWriter& lines) {
  PageWalk(tree, areas, &tables, lines).walk(node);
}

std::string one_line(const PageTree& tree, const PageAreas& areas, std::size_t node,
                     std::vector<NamedValue>* readings) {
  LineWriter lines;
  write_lines(tree, areas, node, lines);
  std::string text = lines.take_text();
  for (char& c : text) c = c == '\n' ? ' ' : c;
  if (readings != nullptr) {
    for (NamedValue& reading : lines.take_readings()) readings->push_back(std::move(reading));
  }
  return std::string(trim(text));
}

}  // namespace musubi
