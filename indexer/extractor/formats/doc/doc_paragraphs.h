// doc_paragraphs.h - what a letter of Word 97 to 2003 says of its paragraphs beside their text.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace musubi {

// What a paragraph or a style says of lists; what it does not say is said by its style.
struct DocListPlace {
  std::optional<std::size_t> list;  // counted from 1; 0: none
  std::optional<std::size_t> level;
  bool is_end_of_row = false;  // of a table
  std::uint16_t style = 0;
};

class DocParagraphs {
 public:
  DocParagraphs(std::string_view document, std::string_view table);

  // Of the paragraph whose last character stands at that byte of the document, with what its
  // style says.
  DocListPlace at(std::size_t byte) const;

  // Whether a paragraph ends before that byte.
  bool is_end(std::size_t byte) const { return paragraphs_.contains(byte); }

 private:
  void read_page(std::string_view page);
  void read_styles(std::string_view table, std::size_t at, std::size_t size);
  DocListPlace with_style(DocListPlace place) const;

  struct Style {
    DocListPlace place;
    std::size_t based_on = 0;
  };
  std::map<std::size_t, DocListPlace> paragraphs_;  // by the byte behind each
  std::vector<Style> styles_;
};

}  // namespace musubi
