// shown_hit.h - a document that was found, as the answer shows it.
#pragma once
#include "common/document.h"
#include "searcher/answer.h"
#include "searcher/passage/highlighter.h"
#include "searcher/ranking/ranking.h"

namespace musubi {

// All but rank, score and explanation.
Hit shown_hit(Document document, Highlighter& highlighter);

// Its fields alone: the text is not looked at.
Hit fields_of(Document document);

// The same with the whole body in the place of a snippet, and all its marks.
Hit whole_hit(Document document, Highlighter& highlighter);

// Why `hit` scored as it did.
Explanation explain(const RankedHit& ranked, const Hit& hit);

}  // namespace musubi
