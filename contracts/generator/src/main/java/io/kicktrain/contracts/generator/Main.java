package io.kicktrain.contracts.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The program that the build runs. */
public final class Main {
  private Main() {}

  /**
   * Writes the Java class of one contract.
   *
   * @param arguments the artifact's file, the package of the class, and the folder for sources
   * @throws GeneratorException if the artifact has something that this program does not know
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("expected: ARTIFACT PACKAGE FOLDER");
    }
    generate(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]));
  }

  static Path generate(Path artifact, String packageName, Path folder) throws IOException {
    ContractWriter writer = new ContractWriter(Artifact.read(artifact));
    byte[] source = writer.source(packageName).toString().getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(packageName.replace('.', '/')).resolve(writer.className() + ".java");
    // An unchanged file keeps its time, so that nothing is compiled again.
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), source)) {
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, source);
    }
    return file;
  }
}
