package io.kicktrain.platform.it;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.NoteSigner;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ArchivePaths;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, on an empty data folder. */
final class BuiltWar {

  private BuiltWar() {}

  static WebArchive onEmptyFolder() throws IOException {
    DurableFiles.deleteTree(Path.of("target", "it-data"));
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/ROOT.war"));
  }

  /** Without a library that it cannot start without. */
  static WebArchive without(String library) throws IOException {
    WebArchive war = onEmptyFolder();
    ArchivePath file =
        war
            .getContent(Filters.include("/WEB-INF/lib/" + library + "-[^/]*[.]jar"))
            .keySet()
            .stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the WAR has no " + library));
    war.delete(file);
    return war;
  }

  /** With lines of configuration of its own, {@code key=value}. */
  static WebArchive onEmptyFolder(String... configuration) throws IOException {
    WebArchive war = onEmptyFolder();
    ArchivePath file =
        ArchivePaths.create("WEB-INF/classes/META-INF/microprofile-config.properties");
    String defaults;
    try (InputStream in = war.get(file).getAsset().openStream()) {
      defaults = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String all = defaults + "\n" + String.join("\n", configuration) + "\n";
    war.delete(file);
    return war.add(new StringAsset(all), file);
  }

  /** The same on a folder that has a log's key already. */
  static WebArchive onFolderOf(NoteSigner log, String... configuration) throws IOException {
    WebArchive war = onEmptyFolder(configuration);
    Path folder = Files.createDirectories(Path.of("target", "it-data"));
    Files.writeString(folder.resolve("version"), "kicktrain-data 1\n");
    log.save(folder.resolve("keys").resolve("log.skey"));
    return war;
  }
}
