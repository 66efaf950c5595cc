// letter_lists.h - the lists of a letter of Word: the numbers that Word puts before paragraphs.
#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/formats/docx/letter_styles.h"
#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

// Reads word/numbering.xml, and counts the paragraphs then.
class LetterLists : public XmlHandler {
 public:
  explicit LetterLists(const LetterStyles& styles) : styles_(styles) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}

  // The label of the next paragraph, by what it says itself and by its style; empty: it has none.
  std::string next_label(std::string_view style, ListPlace place);

  // Whether it holds more lists than are read.
  bool is_cut() const { return is_cut_; }

 private:
  struct Kind {
    ListLevels levels;
    std::array<std::string, kListLevels> styles;  // of headings that are on a level
    std::string has_style;                        // of a list whose kind it is in truth
  };

  void begin_kind(std::optional<unsigned> number);
  void begin_list(unsigned number);
  void begin_level(std::size_t number);
  void note_of_level(std::string_view name, const XmlAttributes& attributes);
  unsigned kind_of(const NumberedList& list) const;

  const LetterStyles& styles_;
  std::map<unsigned, Kind> kinds_;
  std::map<unsigned, NumberedList> lists_;
  std::map<std::string, unsigned, std::less<>> kinds_by_style_;
  ListCounters counters_;

  // What is being read.
  Kind* kind_ = nullptr;
  NumberedList* list_ = nullptr;
  ListLevel* level_ = nullptr;
  std::size_t level_number_ = 0, left_out_ = 0;
  unsigned kind_number_ = 0;
  bool is_cut_ = false;
};

}  // namespace musubi
