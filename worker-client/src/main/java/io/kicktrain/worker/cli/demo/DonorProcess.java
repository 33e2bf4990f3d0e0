package io.kicktrain.worker.cli.demo;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.Installation;
import io.kicktrain.worker.cli.process.Child;
import io.kicktrain.worker.cli.process.Children;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One donor: {@code kicktrain join} in a process of its own, with its own key and its own folder.
 *
 * @param number counted from 1
 * @param home its folder
 * @param key its identity
 * @param child the process
 */
record DonorProcess(int number, Path home, WorkerKey key, Child child) {

  /** Parts of the time that donors compute: a fast one, a middling one, a slow one, and so on. */
  private static final double[] DUTY = {1.0, 0.6, 0.35};

  /**
   * Starts a donor; one that has been here before goes on where it was.
   *
   * @param number counted from 1; decides its speed
   * @param home its folder
   * @param campaign the campaign's address
   */
  static DonorProcess start(
      Children children, Installation installation, int number, Path home, URI campaign)
      throws IOException, Failure {
    WorkerKey key = key(home);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-Dkicktrain.tty=false"));
    command.addAll(List.of("-jar", installation.jar().toString(), "join", campaign.toString()));
    command.addAll(List.of("--home", home.toString(), "--device", "cpu", "--threads", "1"));
    command.addAll(List.of("--duty", String.format(Locale.ROOT, "%.2f", duty(number))));
    Map<String, String> quiet =
        Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1");
    Child child = children.start("donor " + number, command, quiet, home.resolve("donor.log"));
    return new DonorProcess(number, home, key, child);
  }

  static double duty(int number) {
    return DUTY[(number - 1) % DUTY.length];
  }

  /** The donor's key: made here, so that the demo knows who is who. */
  static WorkerKey key(Path home) throws IOException {
    Path file = home.resolve("key.pem");
    if (Files.exists(file)) {
      return WorkerKey.load(file);
    }
    Files.createDirectories(home);
    WorkerKey key = WorkerKey.generate(new SecureRandom());
    key.save(file);
    return key;
  }
}
