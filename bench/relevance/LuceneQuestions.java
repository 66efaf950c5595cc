import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Asks a Lucene index every question, with BM25 over title and body, any word being enough.
 *
 * <p>A compound that kuromoji also gives in parts is searched for as so many words: asking for all
 * of its parts together, as the query builder does by default, ranks no better.
 *
 * <p>Arguments: index folder, title boost, number of warm-up questions, questions file. Prints a
 * line for each question: id of the right passage, its rank (0: not among the best ten),
 * milliseconds.
 */
public final class LuceneQuestions {
  private static final int DEPTH = 10;

  private final IndexSearcher searcher;
  private final QueryBuilder builder = new QueryBuilder(new JapaneseAnalyzer());
  private final float titleBoost;

  private LuceneQuestions(IndexSearcher searcher, float titleBoost) {
    this.searcher = searcher;
    this.titleBoost = titleBoost;
    builder.setEnableGraphQueries(false);
  }

  public static void main(String[] args) throws IOException {
    int warmUp = Integer.parseInt(args[2]);
    List<String[]> questions =
        Files.lines(Path.of(args[3])).map(line -> line.split("\t")).collect(Collectors.toList());
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(args[0])));
        PrintWriter out = new PrintWriter(System.out)) {
      LuceneQuestions asking =
          new LuceneQuestions(new IndexSearcher(reader), Float.parseFloat(args[1]));
      for (int i = 0; i < warmUp; ++i) {
        asking.rank(questions.get(i % questions.size()));
      }
      for (String[] question : questions) {
        long start = System.nanoTime();
        int rank = asking.rank(question);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        out.printf("%s\t%d\t%.4f%n", question[1], rank, milliseconds);
      }
    }
  }

  private int rank(String[] question) throws IOException {
    ScoreDoc[] hits = searcher.search(query(question[0]), DEPTH).scoreDocs;
    int rank = 0;
    for (int i = 0; i < hits.length; ++i) {
      boolean right = searcher.doc(hits[i].doc, Set.of("id")).get("id").equals(question[1]);
      if (right && rank == 0) rank = i + 1;
    }
    return rank;
  }

  private Query query(String text) {
    BooleanQuery.Builder both = new BooleanQuery.Builder();
    Query body = builder.createBooleanQuery("body", text, Occur.SHOULD);
    if (body != null) both.add(body, Occur.SHOULD);
    Query title = builder.createBooleanQuery("title", text, Occur.SHOULD);
    if (title != null) both.add(new BoostQuery(title, titleBoost), Occur.SHOULD);
    return both.build();
  }
}
