package io.kicktrain.worker.cli.platform;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where this program's files are: beside its jar, so that {@code java -jar} finds them on every
 * system.
 *
 * @param folder the folder of the jar, or of the compiled classes
 */
public record Installation(Path folder) {

  /** The installation this program was started from. */
  public static Installation current() {
    try {
      Path code =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(code.toAbsolutePath().resolveSibling(""));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own address is no URI", e);
    }
  }

  /** The program itself. */
  public Path jar() throws Failure {
    return first("kicktrain.jar", List.of(folder.resolve("kicktrain.jar")));
  }

  /** The platform's web application. */
  public Path war() throws Failure {
    return platformFile("ROOT.war");
  }

  /** The server it runs on. */
  public Path payara() throws Failure {
    return platformFile("payara-micro.jar");
  }

  /** Whether the engine's native libraries lie beside the program. */
  public boolean hasNativeLibraries() {
    String[] natives =
        folder.resolve("lib").toFile().list((dir, name) -> name.startsWith("pytorch-native-"));
    return natives != null && natives.length > 0;
  }

  /** The jars of Java sources that the demo trains on. */
  public Path demoSources() {
    return folder.resolve("demo-sources");
  }

  /** Options of the server's Java machine, one a line. */
  public Path javaOptions() throws Failure {
    return platformFile("java.options");
  }

  /** Commands that the server runs before it starts. */
  public Path prebootCommands() throws Failure {
    return platformFile("preboot.asadmin");
  }

  private Path platformFile(String name) throws Failure {
    Path module = folder.resolve("../../platform-war").normalize();
    return first(
        name,
        List.of(
            folder.resolve("platform").resolve(name),
            module.resolve("payara").resolve(name),
            module.resolve("target").resolve(name)));
  }

  private static Path first(String what, List<Path> places) throws Failure {
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        return place;
      }
    }
    throw new Failure(
        ExitCodes.BLOCKED,
        what + " is missing: it should be at " + places.get(places.size() - 1),
        "build KickTrain by ./kicktrain, or by: mvn -DskipTests -Dquick package");
  }
}
