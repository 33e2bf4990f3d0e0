package io.kicktrain.platform.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.LinkedBlockingQueue;

/** A witness that takes every request and never answers one. */
public final class SilentWitness implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  /** Starts it. */
  public SilentWitness() throws IOException {
    start(this::accept);
  }

  /** Its address. */
  public String address() {
    return "http://localhost:" + server.getLocalPort() + "/";
  }

  /** A request that is waited for, now or when it comes. */
  public Request waiting() throws InterruptedException {
    Request request = requests.take();
    while (request.givenUp()) {
      request = requests.take();
    }
    return request;
  }

  private void accept() {
    try {
      while (true) {
        Request request = new Request(server.accept());
        start(request::readToEnd);
        requests.add(request);
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "silent witness");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One request without an answer. */
  public static final class Request {

    private final Socket socket;
    private volatile boolean givenUp;

    private Request(Socket socket) {
      this.socket = socket;
    }

    /** Whether who sent it waits no longer. */
    public boolean givenUp() {
      return givenUp;
    }

    private void readToEnd() {
      try (socket) {
        while (socket.getInputStream().read() >= 0) {
          // Nothing that it says is answered.
        }
      } catch (IOException e) {
        // It has hung up.
      } finally {
        givenUp = true;
      }
    }
  }
}
