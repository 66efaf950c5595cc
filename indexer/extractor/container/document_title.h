// document_title.h - which of the titles that a document states is one.
#pragma once
#include <string>
#include <string_view>

#include "indexer/extractor/container/zip_container.h"

namespace musubi {

// False for what programs put there of themselves: "Microsoft Word - 文書1.docx", 無題.
bool is_stated_title(std::string_view stated);

// Whether a stated title is of a year that its text does not know, among the years of which it
// speaks: what was written over the file of another year kept the title of that.
bool is_of_other_year(std::string_view stated, std::string_view text);

// Somebody gave a book its title, however it begins: false only for those that say there is none.
bool is_stated_title_of_book(std::string_view stated);

// The title in the part of an office file that tells of it (docProps/core.xml, meta.xml); empty
// where there is none, or it is none.
std::string stated_title(const ZipContainer& container, std::string_view part);

}  // namespace musubi
