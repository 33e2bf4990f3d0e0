package io.kicktrain.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.platform.access.ByteRange.Part;
import io.kicktrain.platform.access.ByteRange.Unsatisfiable;
import io.kicktrain.platform.access.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 9",
    "bytes=0-0, 0, 0",
    "bytes=90-, 90, 99",
    "bytes=90-200, 90, 99",
    "bytes=-10, 90, 99",
    "bytes=-200, 0, 99",
    "BYTES=5-6, 5, 6",
    "bytes=3-99999999999999999999, 3, 99"
  })
  void partsOfAFileOf100Bytes(String header, long first, long last) {
    assertEquals(new Part(first, last), ByteRange.of(header, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=-0", "bytes=99999999999999999999-"})
  void partsThatItDoesNotHave(String header) {
    assertEquals(new Unsatisfiable(), ByteRange.of(header, 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes=", "bytes=-", "bytes=9-5", "bytes=1-2,5-6", "lines=1-2", "bytes=a-b"})
  void whatIsNoSingleRangeIsIgnored(String header) {
    assertEquals(new Whole(), ByteRange.of(header, 100));
  }

  @Test
  void emptyFileHasNoParts() {
    assertEquals(new Unsatisfiable(), ByteRange.of("bytes=0-", 0));
    assertEquals(new Unsatisfiable(), ByteRange.of("bytes=-1", 0));
    assertEquals(new Whole(), ByteRange.of(null, 0));
  }
}
