// target.h - the places where untrusted bytes come in, each as a function of any bytes.
//
// The fuzzer (fuzzer.cpp, `script/fuzz`) looks for bytes that break one; seeds_test.cpp tries
// those that are kept in seeds/.  What breaks is told by a sanitizer or by expect().
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace musubi::fuzz {

struct Target {
  std::string_view name;
  void (*take)(std::string_view bytes);
};

std::span<const Target> targets();

// Ends the process with the name of the promise that was broken.
void expect(bool kept, const char* promise);

// A file of that name and content in a folder of this process, written anew each time.
std::filesystem::path file_with(std::string_view name, std::string_view bytes);

// The folder, for what else is to be in it.
const std::filesystem::path& folder();

// readers.cpp: a source of that kind, from its bytes to the terms of its documents.
void take_text(std::string_view bytes);
void take_markdown(std::string_view bytes);
void take_agreement_list(std::string_view bytes);
void take_csv(std::string_view bytes);
void take_tsv(std::string_view bytes);
void take_jsonl(std::string_view bytes);
void take_encoding(std::string_view bytes);

// extract.cpp: a file of a foreign format, to what the extractor says of it; and what a worker
// that is no longer itself may say.
void take_html(std::string_view bytes);
void take_pdf(std::string_view bytes);
void take_xlsx(std::string_view bytes);
void take_xls(std::string_view bytes);
void take_ods(std::string_view bytes);
void take_docx(std::string_view bytes);
void take_doc(std::string_view bytes);
void take_odt(std::string_view bytes);
void take_pptx(std::string_view bytes);
void take_rtf(std::string_view bytes);
void take_epub(std::string_view bytes);
void take_mail(std::string_view bytes);
void take_mbox(std::string_view bytes);
void take_msg(std::string_view bytes);
void take_tnef(std::string_view bytes);
void take_ppt(std::string_view bytes);
void take_archive(std::string_view bytes);
void take_message(std::string_view bytes);

// query.cpp: a query, from what is typed to the answer in each format.
void take_query(std::string_view bytes);

// served.cpp: what a server of a shard says, which may be anything, to the answer.
void take_served(std::string_view bytes);

// index.cpp: an index as somebody else left it.
void take_stub(std::string_view bytes);
void take_manifest(std::string_view bytes);
void take_document(std::string_view bytes);
void take_columns(std::string_view bytes);
void take_glass(std::string_view bytes);

// settings.cpp: a file that the user or the administrator names.
void take_config(std::string_view bytes);
void take_synonyms(std::string_view bytes);
void take_gazetteer(std::string_view bytes);
void take_taxonomy(std::string_view bytes);
void take_user_dictionary(std::string_view bytes);
void take_canaries(std::string_view bytes);

}  // namespace musubi::fuzz
