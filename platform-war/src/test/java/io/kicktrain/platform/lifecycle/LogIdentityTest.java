package io.kicktrain.platform.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.platform.storage.DataFolder;
import io.kicktrain.platform.storage.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogIdentityTest {

  @TempDir Path temp;

  @Test
  void keyIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
    DataFolder folder = DataFolder.open(temp, 0);
    NoteSigner first = LogIdentity.openOrCreate(folder, Optional.empty());
    assertTrue(first.name().matches("kicktrain\\.local/[0-9a-f]{16}"), first.name());
    NoteSigner again = LogIdentity.openOrCreate(folder, Optional.empty());
    assertEquals(first.verifierKey(), again.verifierKey());
    Path file = folder.keys().resolve("log.skey");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void logNeverChangesItsName() throws Exception {
    DataFolder folder = DataFolder.open(temp, 0);
    LogIdentity.openOrCreate(folder, Optional.of("train.example.org/log"));
    UnusableDataException e =
        assertThrows(
            UnusableDataException.class,
            () -> LogIdentity.openOrCreate(folder, Optional.of("other.example.org/log")));
    assertEquals("log-origin", e.code());
  }
}
