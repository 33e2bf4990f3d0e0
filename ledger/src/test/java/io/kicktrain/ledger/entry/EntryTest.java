package io.kicktrain.ledger.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.identity.WorkerKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final WorkerKey KEY = WorkerKey.generate(new SecureRandom());

  @Test
  void writesAndReadsItsFields() {
    Entry entry =
        Entry.of("round-closed")
            .put("round", 7)
            .put("campaign", "c1")
            .put("final", true)
            .put("members", List.of(3L, 1L))
            .put("names", List.of("a", "b"))
            .put("detail", Map.of("x", 1L))
            .build();
    assertEquals(
        "{\"campaign\":\"c1\",\"detail\":{\"x\":1},\"final\":true,\"kind\":\"round-closed\","
            + "\"members\":[3,1],\"names\":[\"a\",\"b\"],\"round\":7,\"v\":1}",
        entry.toString());
    Entry read = Entry.parse(entry.bytes());
    assertEquals(entry, read);
    assertEquals("round-closed", read.kind());
    assertEquals(1, read.version());
    assertEquals(7, read.integer("round"));
    assertTrue(read.bool("final"));
    assertEquals(List.of(3L, 1L), read.integers("members"));
    assertEquals(List.of("a", "b"), read.strings("names"));
    assertEquals(Map.of("x", 1L), read.object("detail"));
    assertFalse(read.has("absent"));
    assertEquals(Optional.empty(), read.signer());
    assertFalse(read.signatureValid());
  }

  @Test
  void aSignatureCoversEverything() {
    Entry signed = Entry.of("enrolment").put("campaign", "c1").build().sign(KEY);
    assertTrue(Entry.parse(signed.bytes()).signatureValid());
    assertEquals(Optional.of(KEY.id()), signed.signer());
    String other = WorkerKey.generate(new SecureRandom()).id();
    for (String changed :
        List.of(
            signed.toString().replace("c1", "c2"),
            signed.toString().replace(KEY.id(), other),
            signed.toString().replace("\"v\":1", "\"v\":1,\"w\":1"),
            signed.toString().replaceFirst("signature\":\"[^\"]*", "signature\":\"AAAA"),
            signed.toString().replaceFirst("signature\":\"[^\"]*", "signature\":\"%"))) {
      assertFalse(Entry.parse(changed.getBytes(StandardCharsets.UTF_8)).signatureValid(), changed);
    }
    assertTrue(signed.sign(WorkerKey.generate(new SecureRandom())).signatureValid());
  }

  @Test
  void gettersNameKindAndField() {
    Entry entry = Entry.of("release").put("round", 7).build();
    assertMessage(
        "entry of kind release: x is missing; it must be a string", () -> entry.string("x"));
    assertMessage("entry of kind release: round must be a string", () -> entry.string("round"));
    assertMessage("entry of kind release: kind must be an integer", () -> entry.integer("kind"));
    Entry mixed = Entry.of("release").put("list", List.of(1L, "a")).build();
    assertMessage(
        "entry of kind release: list must be an array of integers", () -> mixed.integers("list"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "{}",
        "{\"kind\":\"a\"}",
        "{\"kind\":1,\"v\":1}",
        "{\"kind\":\"A\",\"v\":1}",
        "{\"kind\":\"\",\"v\":1}",
        "{\"kind\":\"-a\",\"v\":1}",
        "{\"kind\":\"a_b\",\"v\":1}",
        "{\"kind\":\"a\",\"v\":0}",
        "{\"kind\":\"a\",\"v\":\"1\"}",
        "{\"v\":1,\"kind\":\"a\"}",
        "{\"kind\":\"a\", \"v\":1}",
      })
  void otherBytesAreNoEntry(String json) {
    assertThrows(EntryException.class, () -> Entry.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void isLimitedInSize() {
    String text = "x".repeat(Entry.MAX_BYTES);
    assertThrows(EntryException.class, () -> Entry.of("a").put("t", text).build());
    int overhead = Entry.of("a").put("t", "").build().bytes().length;
    Entry largest = Entry.of("a").put("t", "x".repeat(Entry.MAX_BYTES - overhead)).build();
    assertEquals(Entry.MAX_BYTES, largest.bytes().length);
  }

  @Test
  void reservedFieldsAreNotSetByHand() {
    assertThrows(EntryException.class, () -> Entry.of("a").put("signature", "x"));
    assertThrows(EntryException.class, () -> Entry.of("a").put("kind", "x"));
  }

  private static void assertMessage(String message, Runnable action) {
    assertEquals(message, assertThrows(EntryException.class, action::run).getMessage());
  }
}
