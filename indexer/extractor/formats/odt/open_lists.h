// open_lists.h - the lists that are open where a paragraph of an OpenDocument text begins.
#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/formats/odt/document_styles.h"
#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

class OpenLists {
 public:
  explicit OpenLists(const DocumentStyles& styles) : styles_(styles) {}

  // Whatever else begins or ends is no matter.
  void begin(std::string_view name, const XmlAttributes& attributes);
  void end(std::string_view name);

  // The label of the paragraph or heading that begins; empty: it has none.
  std::string next_label(std::string_view name, const XmlAttributes& attributes);

  // Whether more lists are to be continued than are kept.
  bool is_cut() const { return is_cut_; }

 private:
  struct OpenList {
    std::string style;
    std::size_t counter = 0;
    // Of the item that is open.
    std::string item_style;
    std::optional<unsigned> item_start;
    bool is_counted = true;  // or has no number
  };

  void begin_list(const XmlAttributes& attributes);
  void begin_item(bool is_numbered, const XmlAttributes& attributes);
  std::size_t counter_of(const XmlAttributes& attributes, const std::string& style);
  std::string next_heading(const XmlAttributes& attributes);

  const DocumentStyles& styles_;
  std::vector<OpenList> lists_;
  std::vector<std::size_t> outside_;  // how many lists are open around a box, a note, a cell
  std::vector<ListCounter> counters_;
  std::map<std::string, std::size_t, std::less<>> by_name_, by_style_;
  ListCounter headings_;
  bool is_cut_ = false;
};

}  // namespace musubi
