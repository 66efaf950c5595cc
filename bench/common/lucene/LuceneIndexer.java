import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * Builds a Lucene index of JSONL documents with kuromoji.
 *
 * <p>Arguments: index folder, number of threads, fields (words: title and body by kuromoji; letters:
 * their pairs of letters too, by CJKAnalyzer), JSONL files. Title and body are stored, as an engine
 * has to that shows its hits; countries and domains can be filtered by and counted. Ends with one
 * merged segment.
 */
public final class LuceneIndexer {
  private static final int RAM_BUFFER_MIB = 256;
  private static final FacetsConfig FACETS = facets();

  public static void main(String[] args) throws Exception {
    Path index = Path.of(args[0]);
    int threads = Integer.parseInt(args[1]);
    boolean letters = args[2].equals("letters");
    List<String> sources = Arrays.asList(args).subList(3, args.length);

    Analyzer pairs = new CJKAnalyzer();
    IndexWriterConfig config =
        new IndexWriterConfig(
            new PerFieldAnalyzerWrapper(
                new JapaneseAnalyzer(), Map.of("title_letters", pairs, "body_letters", pairs)));
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(RAM_BUFFER_MIB);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config)) {
      for (String source : sources) {
        try (BufferedReader lines = Files.newBufferedReader(Path.of(source))) {
          addAll(writer, lines, threads, letters);
        }
      }
      writer.forceMerge(1);
    }
  }

  private static void addAll(
      IndexWriter writer, BufferedReader lines, int threads, boolean letters) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Void> worker = () -> addLines(writer, lines, letters);
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, worker))) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  /** BufferedReader locks itself, so that each line goes to one thread. */
  private static Void addLines(IndexWriter writer, BufferedReader lines, boolean letters)
      throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) writer.addDocument(parse(line, letters));
    }
    return null;
  }

  private static Document parse(String line, boolean letters) throws IOException {
    Document document = new Document();
    try (JsonReader json = new JsonReader(new StringReader(line))) {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "id":
            document.add(new StringField("id", json.nextString(), Field.Store.YES));
            break;
          case "title":
            addText("title", json.nextString(), letters, document);
            break;
          case "body":
            addText("body", json.nextString(), letters, document);
            break;
          case "country":
            addFacet("country", json, document);
            break;
          case "domain":
            addFacet("domain", json, document);
            break;
          default:
            json.skipValue();
        }
      }
    }
    return FACETS.build(document);
  }

  private static void addText(String name, String text, boolean letters, Document document) {
    document.add(new TextField(name, text, Field.Store.YES));
    if (letters) document.add(new TextField(name + "_letters", text, Field.Store.NO));
  }

  private static void addFacet(String name, JsonReader json, Document document)
      throws IOException {
    if (json.peek() != JsonToken.BEGIN_ARRAY) {
      document.add(new SortedSetDocValuesFacetField(name, json.nextString()));
      return;
    }
    json.beginArray();
    while (json.hasNext()) {
      document.add(new SortedSetDocValuesFacetField(name, json.nextString()));
    }
    json.endArray();
  }

  private static FacetsConfig facets() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("country", true);
    config.setMultiValued("domain", true);
    return config;
  }
}
