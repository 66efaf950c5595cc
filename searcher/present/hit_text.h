// hit_text.h - one hit for people at a terminal.
#pragma once
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/line_wrapper.h"
#include "searcher/present/text_style.h"

namespace musubi {

// Number, title, what it is about, the passage, why it was found, where it is.
// The lines hang behind the number, which takes `number_columns`.
std::string hit_text(const Hit& hit, int number_columns, const TextStyle& style,
                     LineWrapper& wrapper);

// The hits of a page, a line each: number, date, places, title.  `with_passage`: the passage on
// a second line.
std::string hit_lines(const std::vector<Hit>& hits, int number_columns, bool with_passage,
                      const TextStyle& style);

// "中国・韓国"
std::string listed(const std::vector<std::string>& values);

// Its file as it works from where the reader stands, with that row of it: "list.csv#12"; 0: none.
std::string file_of(const Hit& hit, std::size_t row, const TextStyle& style);

// Its file as it works from where the reader stands, with what tells the document in it; the id
// beside it where that is another.
std::string place_of(const Hit& hit, const TextStyle& style);

// Its title, or that it has none.
std::string title_of(const Hit& hit);

// "2026-11-28 新着 / 青森県 → 中国 / 経済・観光 / 2004-12-24 / 青森県 – 中国/大連市"
std::string about(const Hit& hit);

}  // namespace musubi
