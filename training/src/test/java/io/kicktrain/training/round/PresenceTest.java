package io.kicktrain.training.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final long SILENCE = 30;

  private final Presence presence = new Presence(SILENCE);

  @Test
  void countsThoseHeardOfLately() {
    presence.seen("a", 100);
    presence.seen("b", 110).device = "cuda";
    presence.seen("a", 120);
    assertEquals(2, presence.activeCount(110 + SILENCE));
    assertEquals(1, presence.activeGpus(110 + SILENCE));
    assertEquals(1, presence.activeCount(111 + SILENCE));
    assertEquals(0, presence.activeGpus(111 + SILENCE));
    assertEquals(0, presence.activeCount(121 + SILENCE));
    presence.seen("b", 200);
    assertEquals(1, presence.activeCount(200));
  }

  @Test
  void aClockThatWasSetBackKeepsNobodyActive() {
    presence.seen("before", 1000);
    presence.seen("after", 50);
    assertEquals(2, presence.activeCount(50 + SILENCE));
    assertTrue(presence.active("after", 50 + SILENCE));
    presence.seen("late", 90);
    assertFalse(presence.active("after", 90));
    assertEquals(1, presence.activeCount(90));
  }
}
