package io.kicktrain.ledger.log;

import static io.kicktrain.ledger.faults.Fault.EIO;
import static io.kicktrain.ledger.faults.Fault.ENOSPC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.faults.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process on a disk that fails: it stops, says why, and the next one goes on. */
class FaultTest {
  @TempDir Path directory;
  private SurvivingLog log;

  @BeforeEach
  void fixture() {
    log = new SurvivingLog(new LogFixture(directory.resolve("log")));
  }

  /** Each is {@link Fault#parse operation, where, how often it works before, message}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRITE /wal/[0-9] 5 " + ENOSPC,
        "WRITE /wal/.tmp 3 " + ENOSPC,
        "WRITE /last-signed 4 " + EIO,
        "WRITE /tile/0/.tmp 4 " + ENOSPC,
        "WRITE /tile/entries/ 4 " + ENOSPC,
        "WRITE /public/.tmp-checkpoint 4 " + ENOSPC,
        "SYNC /wal/[0-9] 5 " + EIO,
        "SYNC /wal/.tmp 1 " + EIO,
        "SYNC /last-signed 4 " + EIO,
        "SYNC /tile/0/ 2 " + EIO,
        "DIRECTORY_SYNC /wal 1 " + EIO,
        "DIRECTORY_SYNC /public/tile 1 " + EIO,
        "RENAME /wal/[0-9] 1 " + EIO,
        "RENAME /tile/0/ 3 " + EIO,
        "RENAME /checkpoint 4 " + ENOSPC,
      })
  void stopsTheLogAndLosesNothing(String fault) throws Exception {
    LogProcess process = LogProcess.on(log.fixture(), Fault.parse(fault));
    assertEquals(LogProcess.STOPPED, process.end(), process.said());
    assertTrue(process.said().startsWith("the log in /"), process.said());
    assertTrue(process.said().contains("/log stopped: "), process.said());
    assertTrue(process.said().contains(message(fault)), process.said());
    assertTrue(process.said().endsWith("Check the disk, then open it again"), process.said());
    log.assertHolds(process);
    log.assertHoldsAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYNC /wal/.tmp 0 " + EIO,
        "WRITE /last-signed 1 " + ENOSPC,
        "DIRECTORY_SYNC /wal 0 " + EIO,
        "RENAME /checkpoint 0 " + ENOSPC,
      })
  void aLogThatCannotBeOpenedCanBeOpenedLater(String fault) throws Exception {
    LogProcess first = LogProcess.on(log.fixture(), Fault.none());
    first.readUntil(100);
    first.kill();
    first.end();
    LogProcess failing = LogProcess.on(log.fixture(), Fault.parse(fault));
    assertEquals(LogProcess.STOPPED, failing.end(), failing.said());
    assertEquals(-1, failing.acknowledged());
    assertTrue(failing.said().contains(message(fault)), failing.said());
    log.assertHolds(first);
    log.assertHoldsAll();
  }

  @Test
  void aSecondProcessIsRefusedUntilTheFirstIsGone() throws Exception {
    LogProcess first = LogProcess.on(log.fixture(), Fault.none());
    first.readUntil(0);
    LogException here = assertThrows(LogException.class, log.fixture()::open);
    assertTrue(here.getMessage().contains("is open already"), here.getMessage());
    LogProcess second = LogProcess.on(log.fixture(), Fault.none());
    assertEquals(LogProcess.STOPPED, second.end());
    assertTrue(second.said().contains("close the other process first"), second.said());
    first.kill();
    first.end();
    log.assertHolds(first);
    log.assertHoldsAll();
  }

  private static String message(String fault) {
    return fault.endsWith(EIO) ? EIO : ENOSPC;
  }
}
