package io.kicktrain.ledger.entry;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one string literal: strict UTF-8, canonical escapes only. */
final class JsonString {
  private static final int UNICODE_DIGITS = 4;

  /** Whether a byte is a whole character that stands for itself. */
  private static final boolean[] PLAIN = new boolean[256];

  static {
    Arrays.fill(PLAIN, ' ', 0x80, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  private final byte[] bytes;
  private final StringBuilder text = new StringBuilder();
  private int at;

  /** {@code start} is the offset of the opening quote. */
  JsonString(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start + 1;
  }

  /**
   * The offset of the closing quote, if all between is ASCII that stands for itself, as it is
   * nearly always; -1 if it takes more to read it.
   */
  static int plainEnd(byte[] bytes, int start) {
    int at = start + 1;
    while (at < bytes.length && PLAIN[bytes[at] & 0xff]) {
      at++;
    }
    return at < bytes.length && bytes[at] == '"' ? at : -1;
  }

  /** Whether all of a text is ASCII that stands for itself. */
  static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= PLAIN.length || !PLAIN[c]) {
        return false;
      }
    }
    return true;
  }

  /** Offset after the closing quote. */
  int end() {
    return at;
  }

  String parse() {
    int run = at;
    while (at < bytes.length && bytes[at] != '"') {
      int next = bytes[at] & 0xff;
      if (next < ' ') {
        throw new JsonException("control character must be escaped", at);
      }
      if (next == '\\') {
        decode(run, at);
        escape();
        run = at;
      } else {
        at++;
      }
    }
    if (at == bytes.length) {
      throw new JsonException("string is not closed", at);
    }
    decode(run, at);
    at++;
    return text.toString();
  }

  private void escape() {
    int start = at;
    int letter = at + 1 < bytes.length ? bytes[at + 1] : -1;
    int meaning = JsonEscapes.meaning(letter);
    if (meaning >= 0) {
      text.append((char) meaning);
      at += 2;
    } else if (letter == 'u') {
      text.append(controlCharacter(start));
      at += 2 + UNICODE_DIGITS;
    } else {
      throw new JsonException("not a canonical escape", start);
    }
  }

  /** Only control characters without a short escape are written by number, in lower case. */
  private char controlCharacter(int start) {
    int end = start + 2 + UNICODE_DIGITS;
    if (end <= bytes.length) {
      String spelling = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
      for (char c = 0; c < ' '; c++) {
        StringBuilder canonical = new StringBuilder();
        JsonEscapes.append(canonical, c);
        if (spelling.contentEquals(canonical)) {
          return c;
        }
      }
    }
    throw new JsonException("not a canonical escape", start);
  }

  private void decode(int from, int to) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new JsonException("not UTF-8", in.position());
    }
    text.append(out.flip());
  }
}
