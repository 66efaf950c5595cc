// The man pages that the build makes, in both languages.
#include <regex>
#include <set>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/sources/source_tree.h"

using namespace musubi::test;

namespace {

constexpr const char* kPages[] = {"musubi.1", "musubi-indexer.1", "musubi-searcher.1",
                                  "musubi.conf.5", "musubi-query.7"};

std::filesystem::path page(const std::string& language, const std::string& name) {
  return tested_build() / "packaging" / "man" / language / name;
}

// "--sort" of "  --sort ORDER" and of ".B \-\-sort ORDER".
std::set<std::string> options_in(const std::string& text, const char* line) {
  const std::string plain = std::regex_replace(text, std::regex("\\\\"), "");
  static const std::regex kName("--[a-z-]+");
  std::set<std::string> options;
  const std::regex each(line);
  for (std::sregex_iterator at(plain.begin(), plain.end(), each), end; at != end; ++at) {
    std::smatch name;
    const std::string head = at->str();
    if (std::regex_search(head, name, kName)) options.insert(name.str());
  }
  return options;
}

// The requests that give a page its form: ".SH", ".TP" and such, in order.
std::string form_of(const std::vector<std::string>& lines) {
  std::string form;
  for (const std::string& line : lines) {
    for (const char* request : {".TH", ".SH", ".SS", ".TP", ".TQ", ".nf"}) {
      const bool is_bare = line == request || line.starts_with(std::string(request) + " ");
      if (is_bare) form += request;
    }
  }
  return form;
}

// Whether a line holds English prose: three words in a row that are no name in bold.
bool holds_english(const std::string& line) {
  static const std::regex kNotProse("\\\\fB.*?\\\\fP|\\\\f[IPR]|\\\\|'[^']*'|[$~./-][\\w./-]+");
  static const std::regex kWords("[A-Za-z]+( [A-Za-z]+){2}");
  return std::regex_search(std::regex_replace(line, kNotProse, ""), kWords);
}

}  // namespace

TEST_CASE("each option that a program lists is in its man pages", "[cli][man]") {
  for (const std::string program : {"indexer", "searcher"}) {
    const std::string help = run(program, {"--help", "all"}).out;
    const auto listed = options_in(help, "\n  (-\\w \\[ )?--[a-z-]+");
    CHECK(listed.size() > 20);
    for (const char* language : {"en", "ja"}) {
      const std::string text = text_of(page(language, "musubi-" + program + ".1"));
      INFO(program << " " << language);
      CHECK(options_in(text, "\n\\.TP\n\\.B (-\\w, )?--[a-z-]+") == listed);
    }
  }
}

TEST_CASE("a man page has the same form in both languages, and its version", "[cli][man]") {
  for (const char* name : kPages) {
    const auto english = lines_of(page("en", name));
    const auto japanese = lines_of(page("ja", name));
    INFO(name);
    CHECK(english.size() > 10);
    CHECK(form_of(japanese) == form_of(english));
    for (const auto& lines : {english, japanese}) {
      for (const std::string& line : lines) {
        CHECK(line.find("@VERSION@") == line.npos);
        CHECK_FALSE(line.starts_with(".OPTIONS"));
      }
    }
  }
}

TEST_CASE("no sentence of a Japanese man page is left in English", "[cli][man]") {
  for (const char* name : kPages) {
    bool is_example = false;
    for (const std::string& line : lines_of(page("ja", name))) {
      if (line == ".nf" || line == ".fi") is_example = line == ".nf";
      const bool is_said = !line.starts_with('.') || line.starts_with(".S");
      if (is_example || !is_said) continue;
      INFO(name << ": " << line);
      CHECK_FALSE(holds_english(line));
    }
  }
  const std::string catalog = text_of(source_tree() / "packaging" / "man" / "ja.po");
  CHECK(catalog.find("\n#, fuzzy") == catalog.npos);
  CHECK_FALSE(std::regex_search(catalog, std::regex("\nmsgstr \"\"\n\n")));
}

TEST_CASE("the man page on queries has every field, by every name", "[cli][man]") {
  const auto rows = table_below("By examples", source_tree() / "docs" / "query-language.md");
  for (const char* language : {"en", "ja"}) {
    const std::string text = text_of(page(language, "musubi-query.7"));
    for (const auto& cells : rows) {
      const bool is_of_a_field = !cells[1].starts_with('`');
      if (!is_of_a_field) continue;
      for (const std::string& name : code_spans(cells[0])) {
        INFO(language << ": " << name);
        const bool is_there = text.find("\n.B " + name + "\n") != text.npos ||
                              text.find("\n\\fB" + name + "\\fP\n") != text.npos;
        CHECK(is_there);
      }
      const std::string names = cells[1];
      static const std::regex kName("[^, ]+");
      for (std::sregex_iterator at(names.begin(), names.end(), kName), end; at != end; ++at) {
        INFO(language << ": " << at->str());
        CHECK(text.find(at->str()) != text.npos);
      }
    }
  }
}
