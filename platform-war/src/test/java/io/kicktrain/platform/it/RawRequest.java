package io.kicktrain.platform.it;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A request written by hand, because no HTTP client sends a broken one. */
record RawRequest(URI target, String head) {

  private static final int MILLIS = 60_000;

  /** The headers of a request with a length of its own. */
  static RawRequest of(HttpRequest request, int length) {
    URI uri = request.uri();
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(uri.getRawPath()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getAuthority()).append("\r\nConnection: close\r\n");
    head.append("Content-Length: ").append(length).append("\r\n");
    request
        .headers()
        .map()
        .forEach(
            (name, values) -> head.append(name).append(": ").append(values.get(0)).append("\r\n"));
    return new RawRequest(uri, head.append("\r\n").toString());
  }

  /** Sends one character at a time until there is an answer. */
  String drip(char character, Duration pause) throws Exception {
    try (Socket socket = open()) {
      while (socket.getInputStream().available() == 0) {
        write(socket.getOutputStream(), String.valueOf(character));
        Thread.sleep(pause.toMillis());
      }
      return answer(socket);
    }
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(target.getHost(), target.getPort());
    socket.setSoTimeout(MILLIS);
    write(socket.getOutputStream(), head);
    return socket;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /**
   * All that comes up to the end of a problem document; the server may keep the connection for a
   * while.
   */
  private static String answer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
      answer.append((char) c);
      if (c == '}') {
        break;
      }
    }
    return answer.toString();
  }
}
