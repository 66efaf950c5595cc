import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Asks a Lucene index the queries of a file, in a process that stays.
 *
 * <p>Arguments: index folder, kind of the queries (words: all must match; question: any; facets:
 * all, narrowed by a country, countries and domains counted; phrase: in this wording, by letters
 * where they are indexed), queries file, rounds, numbers of threads. Prints a line for each query of each round (number of hits, milliseconds with one
 * thread), then one for each number of threads (threads, queries per second).
 */
public final class LuceneSpeed {
  private static final int DEPTH = 10;
  private static final int FACET_VALUES = 1000;
  private static final float TITLE_BOOST = 0.2f; // the best one, by bench/relevance

  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facets;
  private final String kind;
  private final boolean byLetters;

  private LuceneSpeed(DirectoryReader reader, String kind) throws IOException {
    searcher = new IndexSearcher(reader);
    facets = kind.equals("facets") ? new DefaultSortedSetDocValuesReaderState(reader) : null;
    this.kind = kind;
    byLetters =
        kind.equals("phrase") && FieldInfos.getIndexedFields(reader).contains("body_letters");
  }

  public static void main(String[] args) throws Exception {
    List<String[]> queries =
        Files.lines(Path.of(args[2])).map(line -> line.split("\t", -1)).collect(Collectors.toList());
    int rounds = Integer.parseInt(args[3]);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(args[0])))) {
      LuceneSpeed asking = new LuceneSpeed(reader, args[1]);
      for (int i = 0; i < rounds; ++i) {
        asking.printLatencies(queries);
      }
      for (String threads : Arrays.asList(args).subList(4, args.length)) {
        asking.queriesPerSecond(queries, Integer.parseInt(threads)); // warms up
        double rate = asking.queriesPerSecond(queries, Integer.parseInt(threads));
        System.out.printf("%s\t%.4f%n", threads, rate);
      }
    }
  }

  private void printLatencies(List<String[]> queries) throws IOException {
    QueryBuilder builder = builder();
    for (String[] query : queries) {
      long start = System.nanoTime();
      answer(query, builder);
      double milliseconds = (System.nanoTime() - start) / 1e6;
      System.out.printf("%d\t%.4f%n", searcher.count(narrowed(query, builder)), milliseconds);
    }
  }

  private double queriesPerSecond(List<String[]> queries, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger next = new AtomicInteger();
      Callable<Void> worker =
          () -> {
            QueryBuilder builder = builder();
            for (int i = next.getAndIncrement(); i < queries.size(); i = next.getAndIncrement()) {
              answer(queries.get(i), builder);
            }
            return null;
          };
      long start = System.nanoTime();
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, worker))) {
        done.get();
      }
      return queries.size() / ((System.nanoTime() - start) / 1e9);
    } finally {
      pool.shutdown();
    }
  }

  /** The stored fields of the best hits, and the counts. */
  private List<Object> answer(String[] query, QueryBuilder builder) throws IOException {
    List<Object> answer = new ArrayList<>();
    TopDocs hits;
    if (kind.equals("facets")) {
      DrillSideways.DrillSidewaysResult result =
          new DrillSideways(searcher, new FacetsConfig(), facets)
              .search(drillDown(query, builder), DEPTH);
      hits = result.hits;
      for (String facet : List.of("country", "domain")) {
        answer.add(result.facets.getTopChildren(FACET_VALUES, facet));
      }
    } else {
      hits = searcher.search(free(query, builder), DEPTH);
    }
    for (ScoreDoc hit : hits.scoreDocs) {
      answer.add(searcher.doc(hit.doc));
    }
    return answer;
  }

  private Query narrowed(String[] query, QueryBuilder builder) {
    return kind.equals("facets") ? drillDown(query, builder) : free(query, builder);
  }

  private DrillDownQuery drillDown(String[] query, QueryBuilder builder) {
    DrillDownQuery narrowed = new DrillDownQuery(new FacetsConfig(), free(query, builder));
    narrowed.add("country", query[1]);
    return narrowed;
  }

  private Query free(String[] query, QueryBuilder builder) {
    if (query[0].isEmpty()) return new MatchAllDocsQuery();
    if (kind.equals("phrase")) return phrase(query[0], builder);
    if (kind.equals("question")) return inEitherField(query[0], Occur.SHOULD, builder);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : query[0].split(" ")) {
      all.add(inEitherField(word, Occur.MUST, builder), Occur.MUST);
    }
    return all.build();
  }

  private static Query inEitherField(String text, Occur each, QueryBuilder builder) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    Query body = builder.createBooleanQuery("body", text, each);
    if (body != null) either.add(body, Occur.SHOULD);
    Query title = builder.createBooleanQuery("title", text, each);
    if (title != null) either.add(new BoostQuery(title, TITLE_BOOST), Occur.SHOULD);
    return either.build();
  }

  private Query phrase(String text, QueryBuilder builder) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    for (String field : List.of("body", "title")) {
      Query query = builder.createPhraseQuery(byLetters ? field + "_letters" : field, text);
      if (query != null) either.add(query, Occur.SHOULD);
    }
    return either.build();
  }

  /** An analyzer belongs to one thread at a time. */
  private QueryBuilder builder() {
    QueryBuilder builder = new QueryBuilder(byLetters ? new CJKAnalyzer() : new JapaneseAnalyzer());
    builder.setEnableGraphQueries(!kind.equals("question"));
    return builder;
  }
}
