// printed_title.h - the titles that PDFs state which were printed from PostScript.
#pragma once
#include <string>

namespace musubi {

// The title as its author wrote it.  A printer driver for Japanese puts a string of PostScript
// into the file, marks and all: <95BD90AC> and (\225\275\220\254) are 平成 in Shift_JIS.  Such a
// string may be cut short at its end.  Any other title stays as it is.
std::string printed_title(std::string stated);

}  // namespace musubi
