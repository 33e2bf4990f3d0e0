package io.kicktrain.bench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules between modules and packages: dependencies point down, and nothing goes round in
 * circles.
 */
class ArchitectureTest {

  private static final List<String> MODULES =
      List.of("codec", "ledger", "training", "contracts", "worker-client", "platform-war", "bench");

  private static final String[] JDK = {"java..", "javax..", "jdk..", "com.sun.net.httpserver.."};
  private static final String[] ANNOTATIONS = {
    "org.jspecify.annotations..", "com.google.errorprone.annotations.."
  };

  private static JavaClasses all;

  @BeforeAll
  static void readClasses() {
    Path root = Path.of(System.getProperty("kicktrain.root"));
    List<Path> folders =
        MODULES.stream()
            .map(module -> root.resolve(module).resolve("target/classes"))
            .filter(Files::isDirectory)
            .toList();
    all = new ClassFileImporter().importPaths(folders);
  }

  @Test
  void everyModuleWithCodeIsRead() {
    for (String part : List.of("codec", "ledger", "training", "contracts", "worker")) {
      assertTrue(
          all.stream().anyMatch(c -> c.getPackageName().startsWith("io.kicktrain." + part)),
          "no classes of " + part + ": build the modules first");
    }
  }

  @Test
  void codecUsesTheJdkAlone() {
    mayUse("io.kicktrain.codec..");
  }

  @Test
  void ledgerUsesTheJdkAndBouncyCastle() {
    mayUse("io.kicktrain.ledger..", "org.bouncycastle..");
  }

  @Test
  void trainingIsPlainJavaOverCodecAndLedger() {
    mayUse(
        "io.kicktrain.training..",
        "io.kicktrain.codec..",
        "io.kicktrain.ledger..",
        "com.fasterxml.jackson..");
  }

  @Test
  void contractsUseTheLedgerAndTheSmallPartsOfWeb3j() {
    mayUse(
        "io.kicktrain.contracts..",
        "io.kicktrain.ledger..",
        "com.fasterxml.jackson..",
        "org.bouncycastle..",
        "org.web3j..");
  }

  @Test
  void workerKnowsNothingOfThePlatform() {
    mayUse(
        "io.kicktrain.worker..",
        "io.kicktrain.training..",
        "io.kicktrain.ledger..",
        "io.kicktrain.codec..",
        "io.kicktrain.contracts..",
        "com.fasterxml.jackson..",
        "ai.djl..",
        "picocli..",
        "org.slf4j..");
  }

  @Test
  void platformKnowsNothingOfTheWorker() {
    noClasses()
        .that()
        .resideInAnyPackage("io.kicktrain.platform..", "io.kicktrain.contracts..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.kicktrain.worker..", "ai.djl..", "picocli..")
        .allowEmptyShould(true)
        .check(all);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.kicktrain.(**)").should().beFreeOfCycles().check(all);
  }

  /**
   * Rounds, credit and audits must come out the same when they are replayed: time and randomness
   * come in from outside.
   */
  @Test
  void theDomainReadsNoClockAndDrawsNoLots() {
    noClasses()
        .that()
        .resideInAnyPackage("io.kicktrain.training..", "io.kicktrain.codec..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .check(all);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.kicktrain.worker.cli..", "io.kicktrain.bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(all);
  }

  private static void mayUse(String module, String... others) {
    List<String> allowed = new ArrayList<>(List.of(module));
    Stream.of(JDK, ANNOTATIONS, others).flatMap(Stream::of).forEach(allowed::add);
    classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .check(all);
  }
}
