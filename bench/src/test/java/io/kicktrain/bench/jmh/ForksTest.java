package io.kicktrain.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.codec.DonorTiming;
import io.kicktrain.bench.codec.PassTiming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class ForksTest {

  private final List<String> steps = new ArrayList<>();

  @Test
  void aForkMeasuresWithItsParametersAndArguments() throws RunnerException {
    Job job = Job.of(PassTiming.class, "pass").with("segments", 2).jvm("-Xmx64m");
    Measured measured = new Forks(new Steps(), 10, 1).run(List.of(job));
    assertEquals(1, measured.seconds(job).length);
    assertTrue(measured.seconds(job)[0] > 0);
    assertEquals(measured.seconds(job)[0] * 1e3, measured.millis(job)[0]);
    assertEquals(1, measured.ratios(job, job)[0]);
    assertEquals(List.of("PassTiming.pass 2, fork 1 of 1"), steps);
    assertThrows(IllegalArgumentException.class, () -> measured.seconds(job.threads(2)));
  }

  @Test
  void aForkMeasuresInTurns() throws RunnerException {
    Job encode = Job.of(DonorTiming.class, "encode").with("segments", 2).with("threads", 1);
    Job inTurns = encode.calling("encodeInTurns");
    Measured measured = new Forks(new Steps(), 50, 1).run(List.of(encode, inTurns));
    double speedUp = measured.ratiosInTurns(inTurns)[0];
    assertTrue(speedUp > 0.1 && speedUp < 10, "two threads took 1/" + speedUp + " of the time");
    assertThrows(IllegalArgumentException.class, () -> measured.ratiosInTurns(encode));
  }

  @Test
  void aForkThatFailsIsNoMeasurement() {
    Job job = Job.of(PassTiming.class, "pass").with("segments", -1);
    Forks forks = new Forks(new Steps(), 10, 1);
    assertThrows(RunnerException.class, () -> forks.run(List.of(job)));
  }

  private final class Steps implements Report {
    @Override
    public boolean quick() {
      return true;
    }

    @Override
    public void steps(int total) {}

    @Override
    public void step(String what) {
      steps.add(what);
    }

    @Override
    public void section(String title) {}

    @Override
    public void add(Row row) {}
  }
}
