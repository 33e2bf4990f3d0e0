package io.kicktrain.ledger.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a note: valid Unicode, no control character but the newline, newline at its end. */
final class NoteText {
  private NoteText() {}

  static String require(String text) {
    if (!text.endsWith("\n")) {
      throw new NoteException("note text must end with a newline");
    }
    requireCharacters(text);
    return text;
  }

  static void requireCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n') {
        throw new NoteException("control character in note at character " + i);
      }
    }
    utf8(text);
  }

  static byte[] utf8(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (CharacterCodingException e) {
      throw new NoteException("note is not valid Unicode", e);
    }
  }
}
