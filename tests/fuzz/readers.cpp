#include "common/index/stored_document.h"
#include "common/text/utf8.h"
#include "indexer/build/term_builder.h"
#include "indexer/readers/agreement_list.h"
#include "indexer/readers/encoding.h"
#include "indexer/reading/source_reader.h"
#include "indexer/tagging/tagger.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

namespace {

namespace fs = std::filesystem;

// What a document passes through on its way into the index.
class Way {
 public:
  Way()
      : gazetteer_(Gazetteer::load(MUSUBI_TEST_DATA).value()),
        taxonomy_(Taxonomy::load(MUSUBI_TEST_DATA).value()),
        dictionary_(Dictionary::open(MUSUBI_TEST_DICTIONARY, {}).value()),
        tagger_(gazetteer_, taxonomy_),
        analyzer_(dictionary_),
        terms_(analyzer_, gazetteer_) {}

  void take(SourceKind kind, std::string_view name, std::string_view bytes) {
    Sink sink;
    sink.on_document = [this](Document document) { take(std::move(document)); };
    sink.on_refusal = [](const Refusal& refusal) {
      expect(!refusal.reason.empty(), "what is refused has a reason");
    };
    // Small bounds, so that what is beyond them is met soon.
    const ListedFile file{file_with(name, bytes), name, kind};
    auto input = open_source(file);
    expect(input.has_value(), "the file that was just written can be opened");
    const ReaderOptions options{.max_text_bytes = 1U << 16, .max_record_bytes = 1U << 12};
    read_source(file, *input, {gazetteer_, extraction_, rules_, options}, sink);
  }

 private:
  void take(Document document) {
    for (const std::string* text : {&document.id, &document.title, &document.body}) {
      expect(is_valid_utf8(*text), "documents are UTF-8");
    }
    tagger_.tag(document);
    Postings postings;
    terms_.add_document(document, postings);
    const auto stored = StoredDocument::open(TextPacker({}).pack(encode_fields(document)), {});
    expect(stored && stored->texts()->body == document.body, "what is stored can be read");
  }

  Extraction extraction_{{}};
  const SourceRules rules_;
  const Gazetteer gazetteer_;
  const Taxonomy taxonomy_;
  const Dictionary dictionary_;
  const Tagger tagger_;
  Analyzer analyzer_;
  TermBuilder terms_;
};

Way& way() {
  static Way only;
  return only;
}

}  // namespace

void take_text(std::string_view bytes) {
  way().take(SourceKind::Text, "source.txt", bytes);
}

void take_markdown(std::string_view bytes) {
  way().take(SourceKind::Markdown, "source.md", bytes);
}

// Behind a list that is known as one.
void take_agreement_list(std::string_view bytes) {
  static const Gazetteer gazetteer = Gazetteer::load(MUSUBI_TEST_DATA).value();
  std::string text = scrub_utf8(bytes);
  is_agreement_list(text, gazetteer);
  for (const AgreementRecord& record : parse_agreement_list(text, gazetteer)) {
    to_document(record);
  }
  take_text(bytes);
}

void take_csv(std::string_view bytes) {
  way().take(SourceKind::Csv, "source.csv", bytes);
}

void take_tsv(std::string_view bytes) {
  way().take(SourceKind::Tsv, "source.tsv", bytes);
}

void take_jsonl(std::string_view bytes) {
  way().take(SourceKind::Jsonl, "source.jsonl", bytes);
}

void take_encoding(std::string_view bytes) {
  const auto detected = detect_encoding(bytes);
  if (!detected) return;
  expect(detected->mark_byte_count <= bytes.size(), "a mark is part of the text");
  // In one piece and in two it is the same text.
  std::string whole, parts;
  Decoder one(detected->encoding), two(detected->encoding);
  one.decode(bytes, whole);
  const bool is_cut = one.finish(whole);
  two.decode(bytes.substr(0, bytes.size() / 2), parts);
  two.decode(bytes.substr(bytes.size() / 2), parts);
  expect(two.finish(parts) == is_cut && whole == parts, "pieces decode as the whole does");
}

}  // namespace musubi::fuzz
