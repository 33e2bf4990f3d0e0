package io.kicktrain.worker.hub;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Fetches one resource into a file; every further attempt asks only for what is still missing. */
final class Download {

  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Transport transport;
  private final Call call;
  private final Path part;
  private final long maxBytes;
  private String validator = "";

  /**
   * A download.
   *
   * @param part what is there of it is taken for its beginning
   * @param maxBytes more than that is not written
   */
  Download(Transport transport, Call call, Path part, long maxBytes) {
    this.transport = transport;
    this.call = call;
    this.part = part;
    this.maxBytes = maxBytes;
  }

  /**
   * One attempt. What arrived stays in the file when it fails.
   *
   * @return the headers of the answer that completed the file
   */
  HttpHeaders attempt() throws IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    try (Answer answer = transport.send(rest(have))) {
      if (have > 0 && answer.status() == RANGE_NOT_SATISFIABLE) {
        if (answer.headers().firstValue("Content-Range").orElse("").equals("bytes */" + have)) {
          return answer.headers(); // all of it was there
        }
        Files.delete(part);
        throw new UnreachableException("what was left of an older download does not fit", null);
      }
      if (!answer.ok()) {
        throw answer.problem();
      }
      validator = answer.headers().firstValue("ETag").filter(tag -> !weak(tag)).orElse("");
      write(answer, answer.status() == PARTIAL_CONTENT ? startOf(answer, have) : 0);
      return answer.headers();
    }
  }

  /** Only the same bytes may be continued: a changed resource comes again as a whole. */
  private Call rest(long have) {
    if (have == 0) {
      return call;
    }
    Call rest = call.with("Range", "bytes=" + have + "-");
    return validator.isEmpty() ? rest : rest.with("If-Range", validator);
  }

  private static boolean weak(String tag) {
    return tag.startsWith("W/");
  }

  private static long startOf(Answer answer, long asked) throws IOException {
    String range = answer.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + asked + "-")) {
      throw new IOException("asked for bytes from " + asked + ", but the hub sent: " + range);
    }
    return asked;
  }

  private void write(Answer answer, long start) throws IOException {
    try (FileChannel file =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(start).position(start);
      byte[] buffer = new byte[BUFFER_BYTES];
      long size = start;
      for (int read = answer.body().read(buffer); read >= 0; read = answer.body().read(buffer)) {
        size += read;
        if (size > maxBytes) {
          throw new IOException(call.target() + " is longer than " + maxBytes + " bytes");
        }
        for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
          file.write(bytes);
        }
      }
      file.force(true);
    }
  }
}
