package io.kicktrain.bench.ledger;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection of the load generator: a request, then its answer, and so on. */
final class LoadConnection {

  private static final int MAX_ANSWER = 1 << 16;
  private static final String OK = "HTTP/1.1 20";
  private static final String LENGTH = "\r\ncontent-length:";
  private static final int NOT_YET = -1;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(MAX_ANSWER);
  private int request;
  private long due;

  /** Length of the answer with its head, once its head is there. */
  private int length = NOT_YET;

  private LoadConnection(SocketChannel channel) {
    this.channel = channel;
  }

  static LoadConnection open(InetSocketAddress server, Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    LoadConnection connection = new LoadConnection(channel);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  /** Number of the request that was sent last. */
  int request() {
    return request;
  }

  /** When it was due, by {@link System#nanoTime}. */
  long due() {
    return due;
  }

  /** Sends a request; it is shorter than the system's buffer, so this hardly ever waits. */
  void send(int number, byte[] bytes, long dueNanos) throws IOException {
    request = number;
    due = dueNanos;
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** Reads what has come; whether the answer is complete. */
  boolean answered() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the server closed the connection");
    }
    if (length == NOT_YET) {
      length = lengthOfAnswer();
    }
    if (length == NOT_YET || in.position() < length) {
      return false;
    }
    in.clear();
    length = NOT_YET;
    return true;
  }

  private int lengthOfAnswer() throws IOException {
    String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return NOT_YET;
    }
    if (!text.startsWith(OK)) {
      throw new IOException("the server answered " + text);
    }
    String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("the answer does not say how long it is: " + head);
    }
    int value = at + LENGTH.length();
    int body = Integer.parseInt(head.substring(value, head.indexOf('\r', value)).strip());
    if (end + 4 + body > MAX_ANSWER) {
      throw new IOException("an answer of " + body + " bytes");
    }
    return end + 4 + body;
  }
}
