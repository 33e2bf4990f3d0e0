package io.kicktrain.worker.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Wraps TorchScript source as the archive that the engine loads (PyTorch,
 * torch/csrc/jit/docs/serialization.md): a zip of stored entries with the code, and a pickle of the
 * module object, which has no state.
 */
final class TorchScript {

  /** Version of the operators' signatures; from 9 on gelu has its argument {@code approximate}. */
  private static final String OPERATORS = "10\n";

  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

  private TorchScript() {}

  /**
   * A module whose {@code forward} takes one tensor {@code x}.
   *
   * @param name a class name
   * @param body the statements, one a line
   * @return the archive
   */
  static byte[] archive(String name, String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      put(zip, "module/data.pkl", module(name));
      put(zip, "module/code/__torch__.py", utf8(source(name, body)));
      put(zip, "module/constants.pkl", NO_CONSTANTS);
      put(zip, "module/version", utf8(OPERATORS));
    }
    return bytes.toByteArray();
  }

  private static String source(String name, String body) {
    return "class %s(Module):\n".formatted(name)
        + "  __parameters__ = []\n"
        + "  __buffers__ = []\n"
        + "  training : bool\n"
        + "  def forward(self: __torch__.%s, x: Tensor) -> Tensor:\n".formatted(name)
        + body.indent(4);
  }

  /** Pickle protocol 2 of an object of the class with {@code training = True}. */
  private static byte[] module(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream pickle = new DataOutputStream(bytes);
    pickle.write(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes("c__torch__\n" + name + "\n)"); // the class and its arguments: none
    pickle.write(0x81); // an object of it
    pickle.writeBytes("}(X");
    pickle.write(new byte[] {8, 0, 0, 0}); // length of the next string, little-endian
    pickle.writeBytes("training");
    pickle.write(0x88); // true
    pickle.writeBytes("ub.");
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
