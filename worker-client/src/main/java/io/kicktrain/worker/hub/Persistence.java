package io.kicktrain.worker.hub;

import io.kicktrain.training.wire.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Repeats what failed because the hub was away, for as long as it takes: twice as long a pause
 * after every failure in a row, up to half a minute, shortened by chance so that donors do not come
 * back all at once.
 */
final class Persistence {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Too many requests, bad gateway, unavailable, gateway timeout, disk full: it will pass. */
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504, 507);

  /** Timeout of the request, internal error: may pass, or never. */
  private static final Set<Integer> DOUBTFUL = Set.of(408, 500);

  private static final int DOUBTFUL_ATTEMPTS = 5;

  /**
   * An error that explains nothing is not the hub's own: a server that is just starting answers 404
   * or 500 like that for a while, and so does a proxy in front of it.
   */
  private static final int UNEXPLAINED_ATTEMPTS = 10;

  private final WaitListener listener;
  private final RandomGenerator random;
  private final Sleeper sleeper;

  Persistence(WaitListener listener, RandomGenerator random, Sleeper sleeper) {
    this.listener = listener;
    this.random = random;
    this.sleeper = sleeper;
  }

  /**
   * Tries until it works or is refused for good.
   *
   * @param attempt must be harmless to repeat
   * @return what the first successful attempt gives
   */
  <T> T insist(Attempt<T> attempt) throws IOException, InterruptedException {
    Duration pause = FIRST;
    for (int failures = 1; ; failures++) {
      String reason;
      try {
        return attempt.run();
      } catch (UnreachableException e) {
        if (Thread.interrupted()) { // the JDK's streams hide an interrupt in an IOException
          throw new InterruptedException();
        }
        reason = String.valueOf(e.getMessage());
      } catch (HubProblemException e) {
        if (!mayPass(e.problem(), failures)) {
          throw e;
        }
        reason = String.valueOf(e.getMessage());
      }
      Duration wait = Duration.ofMillis((long) (pause.toMillis() * random.nextDouble(0.5, 1)));
      listener.waiting(reason, wait);
      sleeper.sleep(wait);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  private static boolean mayPass(Problem problem, int failures) {
    if (PASSING.contains(problem.status())) {
      return true;
    }
    if (Answer.unexplained(problem)) {
      return failures < UNEXPLAINED_ATTEMPTS;
    }
    return DOUBTFUL.contains(problem.status()) && failures < DOUBTFUL_ATTEMPTS;
  }

  /** One try. */
  interface Attempt<T> {
    T run() throws IOException, InterruptedException;
  }

  /** Lets time pass. */
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }
}
