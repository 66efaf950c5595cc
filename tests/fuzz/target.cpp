#include "tests/fuzz/target.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace musubi::fuzz {

namespace fs = std::filesystem;

namespace {

constexpr std::array kTargets = {
    Target{"text", take_text},
    Target{"markdown", take_markdown},
    Target{"agreement_list", take_agreement_list},
    Target{"csv", take_csv},
    Target{"tsv", take_tsv},
    Target{"jsonl", take_jsonl},
    Target{"encoding", take_encoding},
    Target{"html", take_html},
    Target{"pdf", take_pdf},
    Target{"xlsx", take_xlsx},
    Target{"xls", take_xls},
    Target{"ods", take_ods},
    Target{"docx", take_docx},
    Target{"doc", take_doc},
    Target{"odt", take_odt},
    Target{"pptx", take_pptx},
    Target{"rtf", take_rtf},
    Target{"epub", take_epub},
    Target{"mail", take_mail},
    Target{"mbox", take_mbox},
    Target{"msg", take_msg},
    Target{"tnef", take_tnef},
    Target{"ppt", take_ppt},
    Target{"archive", take_archive},
    Target{"message", take_message},
    Target{"query", take_query},
    Target{"served", take_served},
    Target{"stub", take_stub},
    Target{"manifest", take_manifest},
    Target{"document", take_document},
    Target{"columns", take_columns},
    Target{"glass", take_glass},
    Target{"config", take_config},
    Target{"synonyms", take_synonyms},
    Target{"gazetteer", take_gazetteer},
    Target{"taxonomy", take_taxonomy},
    Target{"user_dictionary", take_user_dictionary},
    Target{"canaries", take_canaries},
};

// Goes with the process that made it.
class OwnFolder {
 public:
  OwnFolder() : path_(fs::temp_directory_path() / ("musubi-fuzz-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  ~OwnFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

std::span<const Target> targets() {
  return kTargets;
}

void expect(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

const fs::path& folder() {
  static const OwnFolder folder;
  return folder.path();
}

fs::path file_with(std::string_view name, std::string_view bytes) {
  const fs::path file = folder() / name;
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file;
}

}  // namespace musubi::fuzz
