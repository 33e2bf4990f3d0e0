package io.kicktrain.ledger.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.ledger.faults.Fault;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process again and again on the same log: at every step, and at any moment under
 * load; -D kicktrain.kills=200 for more of both.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("kicktrain.kills", 16);

  @TempDir Path directory;

  @Test
  void atEveryStep() throws Exception {
    SurvivingLog log = new SurvivingLog(new LogFixture(directory.resolve("log")));
    Random random = new Random(9);
    for (int kill = 0; kill < KILLS; kill++) {
      Step step = Step.values()[kill % Step.values().length];
      boolean rare = step.ordinal() > Step.PUBLISHED.ordinal();
      LogProcess process = LogProcess.dyingAt(log.fixture(), step, rare ? 0 : random.nextInt(12));
      assertEquals(LogProcess.DIED, process.end(), process.said());
      log.assertHolds(process);
    }
    log.assertHoldsAll();
  }

  @Test
  void atAnyMoment() throws Exception {
    SurvivingLog log = new SurvivingLog(new LogFixture(directory.resolve("log")));
    Random random = new Random(10);
    for (int kill = 0; kill < KILLS / 2; kill++) {
      LogProcess process = LogProcess.on(log.fixture(), Fault.none());
      process.readUntil(log.size());
      TimeUnit.MICROSECONDS.sleep(random.nextInt(50_000));
      process.kill();
      assertEquals(LogProcess.DIED, process.end(), process.said());
      log.assertHolds(process);
    }
    log.assertHoldsAll();
  }
}
