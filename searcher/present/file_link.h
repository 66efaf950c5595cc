// file_link.h - where the link of a hit leads in its file.
#pragma once
#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// The line of a text, the page of a PDF, the row of a sheet, as far as the hit tells it.
LinkTarget link_to_file(const Hit& hit);

}  // namespace musubi
