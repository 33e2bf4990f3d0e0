package io.kicktrain.bench.gradient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The Java files of some source jars as words: identifiers, runs of spaces, single signs. The most
 * frequent words are the vocabulary, all others are word 0. As in a GPT-2 most words are rare, so
 * that a batch touches few rows of the token table.
 */
final class JavaText {

  private static final Pattern WORD = Pattern.compile("\\w+|\\s+|[^\\w\\s]");

  private final int[] words;

  private JavaText(int[] words) {
    this.words = words;
  }

  /**
   * Reads all {@code .java} files of all jars, in the order of their names.
   *
   * @param jars folder of the source jars
   * @param vocabulary number of different words, with word 0
   */
  static JavaText read(Path jars, int vocabulary) throws IOException {
    List<String> words = new ArrayList<>();
    for (Path jar : jarsIn(jars)) {
      addWords(jar, words);
    }
    Map<String, Integer> numbers = numbers(words, vocabulary);
    return new JavaText(words.stream().mapToInt(word -> numbers.getOrDefault(word, 0)).toArray());
  }

  /** Number of words. */
  int length() {
    return words.length;
  }

  /** {@code rows} windows of {@code columns} words from random places, one after the other. */
  long[] windows(SplittableRandom random, int rows, int columns) {
    long[] tokens = new long[rows * columns];
    for (int row = 0; row < rows; row++) {
      int start = random.nextInt(words.length - columns);
      for (int i = 0; i < columns; i++) {
        tokens[row * columns + i] = words[start + i];
      }
    }
    return tokens;
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void addWords(Path jar, List<String> words) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> sources =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".java"))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry source : sources) {
        byte[] bytes = zip.getInputStream(source).readAllBytes();
        Matcher matcher = WORD.matcher(new String(bytes, StandardCharsets.UTF_8));
        while (matcher.find()) {
          words.add(matcher.group());
        }
      }
    }
  }

  private static Map<String, Integer> numbers(List<String> words, int vocabulary) {
    Map<String, Integer> counts = new HashMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    List<String> byFrequency =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(vocabulary - 1L)
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    byFrequency.forEach(word -> numbers.put(word, numbers.size() + 1));
    return numbers;
  }
}
