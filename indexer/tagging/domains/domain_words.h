// domain_words.h - what the words around a domain make of it: a field of a tie, or part of a name.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace musubi {

// 文化・スポーツ・観光省, 国際交流課, 友好協会, 観光局長, 福祉会館: the name of an office, of who
// heads it or of a building that goes on behind `end`, or what a briefing is about
// (政治・経済情勢).
bool is_in_office(std::string_view text, std::size_t end);

// 観光、教育、文化などの分野で協力を進める
bool is_in_list_of_fields(std::string_view behind);

// What the domain is there for, by what follows it in its sentence.
bool is_field_of_tie(std::string_view behind);

// What stands beside the label 分野, or nothing but that label: 交流分野:経済・観光,
// 【主な交流の分野】. Nullopt for a line that does not begin with it.
std::optional<std::string_view> behind_label_of_fields(std::string_view line);

// (1) 教育 中学生の派遣, ・文化:楽団の公演: whether bytes [begin, end) of the line, which name a
// domain, are the heading of what follows in it.
bool is_head_of_item(std::string_view line, std::size_t begin, std::size_t end);

// 協定には、…や観光で…することなどが盛り込まれた: what an agreement says that both sides do.
bool tells_of_contents(std::string_view sentence);

// 水産業 and 漁業 apart from 農林水産.  Where nothing else in such a text tells of farming, that
// only says which industries there are.
bool is_of_fishery(std::string_view text);

}  // namespace musubi
