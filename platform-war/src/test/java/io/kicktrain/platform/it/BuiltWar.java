package io.kicktrain.platform.it;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, on an empty data folder. */
final class BuiltWar {

  private BuiltWar() {}

  static WebArchive onEmptyFolder() throws IOException {
    DurableFiles.deleteTree(Path.of("target", "it-data"));
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/ROOT.war"));
  }
}
