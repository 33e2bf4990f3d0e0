package io.kicktrain.contracts.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.rpc.JsonRpc;
import io.kicktrain.contracts.rpc.RpcAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running anvil. Its chain is gone when it stops, unless it was told to keep its state. */
public final class Devnet implements AutoCloseable {
  /** The private key of anvil's first account, which everybody knows and which has funds. */
  public static final BigInteger RICH_KEY =
      new BigInteger("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80", 16);

  /** Anvil's own chain number. */
  public static final long CHAIN_ID = 31337;

  private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final int port;

  private Devnet(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param project the project's folder, whose pinned anvil is used
   * @param options of anvil's command line; without {@code --port} it takes a free one
   */
  public static Devnet start(Path project, String... options) throws DevnetException, IOException {
    List<String> command = new ArrayList<>();
    command.add(Node.anvil(project).toString());
    command.addAll(List.of(options));
    if (!command.contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Devnet(process, portOf(process));
  }

  private static int portOf(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        daemon(() -> drain(output));
        return Integer.parseInt(listening.group(1));
      }
      said.append(line).append('\n');
    }
    throw new IOException("anvil did not start: " + said);
  }

  /** A process whose output nobody reads stops when the pipe is full. */
  private static void drain(BufferedReader output) {
    try (output) {
      while (output.readLine() != null) {
        // Nobody wants to know.
      }
    } catch (IOException e) {
      // The process was killed.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "devnet");
    thread.setDaemon(true);
    thread.start();
  }

  /** The TCP port. */
  public int port() {
    return port;
  }

  /** Where it answers. */
  public RpcAddress address() {
    return RpcAddress.parse("http://127.0.0.1:" + port);
  }

  /** A client. */
  public JsonRpc rpc() {
    return new JsonRpc(address(), PATIENCE);
  }

  /** A client. */
  public Chain chain() {
    return new Chain(rpc());
  }

  /** Asks for something that only a development chain does, such as {@code anvil_reorg}. */
  public JsonNode command(String method, Object... params) {
    try {
      return rpc().call(method, params);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts some blocks on top. */
  public void mine(int blocks) {
    command("anvil_mine", "0x" + Integer.toHexString(blocks));
  }

  /** Gives an account that much wei. */
  public void fund(Address account, BigInteger wei) {
    command("anvil_setBalance", account.hex(), "0x" + wei.toString(16));
  }

  /** Ends it without a warning, as a power cut does. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
