package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.rpc.RpcAddress;
import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The settings as a file of {@code key = value} lines, next to the keystore it names. */
public final class SettingsFile {
  private static final int MAX_BYTES = 64 << 10;
  private static final int GWEI_DIGITS = 9;

  private static final String ETHEREUM = "ethereum";
  private static final String CHAIN = "chain";
  private static final String CONTRACT = "contract";
  private static final String FROM_BLOCK = "from-block";
  private static final String KEYSTORE = "keystore";
  private static final String PASSWORD_FILE = "password-file";
  private static final String EVERY_ENTRIES = "every-entries";
  private static final String EVERY_MINUTES = "every-minutes";
  private static final String MAX_FEE = "max-fee-gwei";
  private static final String STUCK = "stuck-after-seconds";
  private static final Set<String> KEYS =
      Set.of(
          ETHEREUM,
          CHAIN,
          CONTRACT,
          FROM_BLOCK,
          KEYSTORE,
          PASSWORD_FILE,
          EVERY_ENTRIES,
          EVERY_MINUTES,
          MAX_FEE,
          STUCK);

  private final Path file;
  private final Properties values;

  private SettingsFile(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads settings. Paths in the file are relative to its folder.
   *
   * @throws SettingsException if the file cannot be read, or a key is missing, unknown or malformed
   */
  public static AnchorSettings read(Path file) throws SettingsException {
    Properties values = load(file);
    Set<String> unknown = new TreeSet<>(values.stringPropertyNames());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new SettingsException(
          file + ": unknown " + unknown + "; known are " + new TreeSet<>(KEYS));
    }
    return new SettingsFile(file, values).settings();
  }

  private static Properties load(Path file) throws SettingsException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new SettingsException(file + " is too long for the anchor's settings");
      }
      Properties values = new Properties();
      values.load(new StringReader(Files.readString(file)));
      return values;
    } catch (NoSuchFileException e) {
      throw new SettingsException("there are no anchor's settings at " + file, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException("the anchor's settings " + file + " cannot be read: " + e, e);
    }
  }

  private AnchorSettings settings() throws SettingsException {
    Function<String, Path> beside = file.toAbsolutePath()::resolveSibling;
    return new AnchorSettings(
        required(ETHEREUM, RpcAddress::parse),
        required(CHAIN, SettingsFile::positive),
        required(CONTRACT, Address::parse),
        optional(FROM_BLOCK, SettingsFile::whole).orElse(0L),
        required(KEYSTORE, beside),
        optional(PASSWORD_FILE, beside),
        options());
  }

  private AnchorOptions options() throws SettingsException {
    AnchorOptions standard = AnchorOptions.STANDARD;
    return new AnchorOptions(
        optional(EVERY_ENTRIES, SettingsFile::positive).orElse(standard.everyEntries()),
        optional(EVERY_MINUTES, SettingsFile::positive)
            .map(Duration::ofMinutes)
            .orElse(standard.interval()),
        optional(MAX_FEE, SettingsFile::gwei).orElse(standard.maxFee()),
        optional(STUCK, SettingsFile::positive)
            .map(Duration::ofSeconds)
            .orElse(standard.stuckAfter()));
  }

  private <T> T required(String key, Function<String, T> parse) throws SettingsException {
    return optional(key, parse)
        .orElseThrow(() -> new SettingsException(file + ": " + key + " is missing"));
  }

  private <T> Optional<T> optional(String key, Function<String, T> parse) throws SettingsException {
    String value = values.getProperty(key);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(value.strip()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new SettingsException(file + ": " + key + ": " + e.getMessage(), e);
    }
  }

  private static long positive(String text) {
    long value = whole(text);
    if (value < 1) {
      throw new IllegalArgumentException("a number of 1 or more is expected");
    }
    return value;
  }

  private static long whole(String text) {
    if (!text.matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException("a whole number is expected");
    }
    return Long.parseLong(text);
  }

  private static BigInteger gwei(String text) {
    if (!text.matches("[0-9]{1,9}([.][0-9]{1,9})?")) {
      throw new IllegalArgumentException("a number of gwei such as 50 or 0.05 is expected");
    }
    return new BigDecimal(text).movePointRight(GWEI_DIGITS).toBigIntegerExact();
  }

  /**
   * Writes settings to a new file that its owner alone can read: the node's address may be secret.
   */
  public static void write(Path file, AnchorSettings settings) throws IOException {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    AnchorOptions options = settings.options();
    StringBuilder text = new StringBuilder("# Where and when KickTrain anchors its log.\n");
    line(text, ETHEREUM, settings.ethereum().uri());
    line(text, CHAIN, settings.chainId());
    line(text, CONTRACT, settings.contract());
    line(text, FROM_BLOCK, settings.fromBlock());
    line(text, KEYSTORE, relative(folder, settings.keystore()));
    settings.passwordFile().ifPresent(p -> line(text, PASSWORD_FILE, relative(folder, p)));
    line(text, EVERY_ENTRIES, options.everyEntries());
    line(text, EVERY_MINUTES, options.interval().toMinutes());
    line(text, MAX_FEE, new BigDecimal(options.maxFee(), GWEI_DIGITS).toPlainString());
    line(text, STUCK, options.stuckAfter().toSeconds());
    DurableFiles.writeSecret(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Path relative(Path folder, Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(folder) ? folder.relativize(absolute) : absolute;
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append(" = ").append(value).append('\n');
  }
}
