// letter_styles.h - the styles that the paragraphs of a letter of Word name.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extractor/container/xml_events.h"

namespace musubi {

// In which list a paragraph is, and on which of its levels.  What is not said is said by its style.
struct ListPlace {
  std::optional<unsigned> list;  // 0: in none
  std::optional<std::size_t> level;
};

// Takes what tells of it: <numPr> with <numId> and <ilvl>.
void note_list_place(std::string_view name, const XmlAttributes& attributes, ListPlace& place);

class LetterStyles : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}

  // "1" is called "heading 1"; empty where there is no such style.
  std::string_view name_of(std::string_view id) const;

  // Of the style, or those that it is based on.
  ListPlace list_place(std::string_view id) const;

 private:
  struct Style {
    std::string name, based_on;
    ListPlace place;
  };
  std::map<std::string, Style, std::less<>> styles_;
  Style* style_ = nullptr;   // that is being read
  std::size_t changed_ = 0;  // what it was before a tracked change
};

}  // namespace musubi
