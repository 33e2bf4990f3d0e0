package io.kicktrain.codec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentThreadsTest {
  private final List<Integer> delivered = new ArrayList<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private final class Recorder implements SegmentThreads.OrderedWorker {
    private final int bad;
    private int computed = -1;

    Recorder(int bad) {
      this.bad = bad;
    }

    @Override
    public void compute(int segment) throws IOException {
      threads.add(Thread.currentThread());
      if (segment >= bad) {
        throw new IOException("segment " + segment);
      }
      computed = segment;
    }

    @Override
    public void deliver(int segment) {
      assertEquals(segment, computed);
      delivered.add(segment);
    }
  }

  private List<Recorder> recorders(int count, int bad) {
    return Stream.generate(() -> new Recorder(bad)).limit(count).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void deliversInOrder(int workers) throws IOException {
    SegmentThreads.run(recorders(workers, 1000), 5, 200);
    assertEquals(IntStream.range(5, 200).boxed().toList(), delivered);
    assertTrue(threads.size() <= workers);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void reportsTheFirstFailureAndDeliversWhatIsBeforeIt(int workers) {
    IOException e =
        assertThrows(IOException.class, () -> SegmentThreads.run(recorders(workers, 40), 0, 100));
    assertEquals("segment 40", e.getMessage());
    assertEquals(IntStream.range(0, 40).boxed().toList(), delivered);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void reportsTheFirstFailureOfThoseThatDeliverNothing(int workers) {
    AtomicIntegerArray computed = new AtomicIntegerArray(100);
    SegmentThreads.Worker worker =
        segment -> {
          computed.incrementAndGet(segment);
          if (segment >= 40) {
            throw new IOException("segment " + segment);
          }
        };
    List<SegmentThreads.Worker> all = Collections.nCopies(workers, worker);
    IOException e = assertThrows(IOException.class, () -> SegmentThreads.run(all, 0, 100));
    assertEquals("segment 40", e.getMessage());
    IntStream.rangeClosed(0, 40).forEach(s -> assertEquals(1, computed.get(s)));
  }

  @Test
  void passesOnWhatAWorkerThrows() {
    SegmentThreads.Worker bad =
        segment -> {
          throw new IllegalStateException("no");
        };
    assertThrows(IllegalStateException.class, () -> SegmentThreads.run(List.of(bad, bad), 0, 2));
    assertThrows(IllegalArgumentException.class, () -> SegmentThreads.run(List.of(), 0, 2));
  }

  /** Segment 0 takes so long that the other worker gets as far as it can. */
  @Test
  void preparesTheNextWhileAResultWaits() {
    CountDownLatch prepared = new CountDownLatch(1);
    class Two implements SegmentThreads.OrderedWorker {
      private int result = -1;

      @Override
      public void prepare(int segment) {
        if (segment == 2) {
          assertEquals(1, result);
          prepared.countDown();
        }
      }

      @Override
      public void compute(int segment) throws IOException {
        if (segment == 0) {
          await(prepared);
        }
        result = segment;
      }

      @Override
      public void deliver(int segment) {
        assertEquals(segment, result);
        delivered.add(segment);
      }
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> SegmentThreads.run(List.of(new Two(), new Two()), 0, 50));
    assertEquals(IntStream.range(0, 50).boxed().toList(), delivered);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void whatFailsInPreparationFailsInItsTurn(int workers) {
    class Picky implements SegmentThreads.OrderedWorker {
      @Override
      public void prepare(int segment) throws IOException {
        if (segment >= 40) {
          throw new IOException("segment " + segment);
        }
      }

      @Override
      public void compute(int segment) {
        assertTrue(segment < 40);
      }

      @Override
      public void deliver(int segment) {
        delivered.add(segment);
      }
    }
    List<Picky> all = Stream.generate(Picky::new).limit(workers).toList();
    IOException e = assertThrows(IOException.class, () -> SegmentThreads.run(all, 0, 100));
    assertEquals("segment 40", e.getMessage());
    assertEquals(IntStream.range(0, 40).boxed().toList(), delivered);
  }

  /** Somebody who waits for a turn that will never come would wait for ever. */
  @Test
  void anInterruptionWhileAnotherDeliversIsNotForgotten() {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicReference<Thread> second = new AtomicReference<>(Thread.currentThread());
    class Two implements SegmentThreads.OrderedWorker {
      @Override
      public void compute(int segment) throws IOException {
        if (segment == 1) {
          second.set(Thread.currentThread());
          waiting.countDown();
        }
        if (segment == 0) {
          await(waiting);
        }
      }

      @Override
      public void deliver(int segment) throws IOException {
        if (segment == 0) {
          second.get().interrupt();
          pause();
        }
      }
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThrows(
                InterruptedIOException.class,
                () -> SegmentThreads.run(List.of(new Two(), new Two()), 0, 4)));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** As long as it takes another thread to notice an interruption. */
  private static void pause() throws IOException {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
