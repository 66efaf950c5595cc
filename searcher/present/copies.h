// copies.h - hits of the same content, a list and a page or a file in two folders, shown as one.
#pragma once
#include <string>

#include "searcher/answer.h"

namespace musubi {

// Of the hits of a page the first of each content, with the ranks of the others.
Answer folded(const Answer& answer);

// "ほか 2 か所に同じ文書", or which hits of a remote index are copies of it, or of which hit before
// it is one; empty where there are none.
std::string copies_of(const Hit& hit);
// The same where a hit has one line, a blank before it.
std::string copies_in_short(const Hit& hit);

}  // namespace musubi
