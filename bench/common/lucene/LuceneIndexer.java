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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
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
 * <p>Arguments: index folder, number of threads, JSONL files. Title and body are indexed and stored,
 * as an engine has to that shows its hits; countries and domains can be filtered by and counted.
 * Ends with one merged segment.
 */
public final class LuceneIndexer {
  private static final int RAM_BUFFER_MIB = 256;
  private static final FacetsConfig FACETS = facets();

  public static void main(String[] args) throws Exception {
    Path index = Path.of(args[0]);
    int threads = Integer.parseInt(args[1]);
    List<String> sources = Arrays.asList(args).subList(2, args.length);

    IndexWriterConfig config = new IndexWriterConfig(new JapaneseAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(RAM_BUFFER_MIB);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config)) {
      for (String source : sources) {
        try (BufferedReader lines = Files.newBufferedReader(Path.of(source))) {
          addAll(writer, lines, threads);
        }
      }
      writer.forceMerge(1);
    }
  }

  private static void addAll(IndexWriter writer, BufferedReader lines, int threads)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Void> worker = () -> addLines(writer, lines);
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, worker))) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  /** BufferedReader locks itself, so that each line goes to one thread. */
  private static Void addLines(IndexWriter writer, BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) writer.addDocument(parse(line));
    }
    return null;
  }

  private static Document parse(String line) throws IOException {
    Document document = new Document();
    try (JsonReader json = new JsonReader(new StringReader(line))) {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "id":
            document.add(new StringField("id", json.nextString(), Field.Store.YES));
            break;
          case "title":
            document.add(new TextField("title", json.nextString(), Field.Store.YES));
            break;
          case "body":
            document.add(new TextField("body", json.nextString(), Field.Store.YES));
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
