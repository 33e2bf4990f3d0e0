package io.kicktrain.worker.state;

import io.kicktrain.codec.feedback.FeedbackState;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.durable.DurableWrite;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.TlogProof;
import io.kicktrain.training.model.WeightsRoot;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.state.Progress.Pending;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A donor's durable state in one campaign. Every change first writes its new files under new names,
 * then replaces {@code state.json}, which is the moment it happens, then deletes what is no longer
 * named. Not thread-safe; a second process is refused.
 */
public final class DonorState implements AutoCloseable {

  private static final String STATE = "state.json";
  private static final String RECEIPTS = "receipts";
  private static final String WEIGHTS = "weights.f32";
  private static final Pattern GENERATED = Pattern.compile("(residual|update)-[0-9]+\\.f32");

  private final Path folder;
  private final long parameters;
  private final boolean withMomentum;
  private final FileChannel lockFile;
  private Progress progress;

  private DonorState(
      Path folder, long parameters, boolean withMomentum, FileChannel lockFile, Progress progress) {
    this.folder = folder;
    this.parameters = parameters;
    this.withMomentum = withMomentum;
    this.lockFile = lockFile;
    this.progress = progress;
  }

  /**
   * Opens the state, or begins one.
   *
   * @param folder the campaign's folder under the donor's home
   * @param key the donor's key
   * @param recipe SHA-256 of the recipe
   * @param parameters number of the model's parameters
   * @param withMomentum whether the recipe has a momentum at the donor
   * @return the state; close it
   * @throws StateException if another process uses it, or it belongs to another key or recipe
   * @throws IOException if the disk fails
   */
  public static DonorState open(
      Path folder, String key, String recipe, long parameters, boolean withMomentum)
      throws IOException {
    DurableFiles.createDirectories(folder);
    FileChannel lockFile = lock(folder);
    try {
      Path file = folder.resolve(STATE);
      Progress progress =
          Files.exists(file)
              ? WireJson.read(Files.readAllBytes(file), Progress.class)
              : Progress.first(key, recipe);
      check(folder, progress, key, recipe);
      DonorState state = new DonorState(folder, parameters, withMomentum, lockFile, progress);
      state.tidy();
      return state;
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process: refused like another process.
    }
    channel.close();
    throw new StateException(
        folder + " is in use by another donor; stop it first, or give this one another --home");
  }

  private static void check(Path folder, Progress progress, String key, String recipe)
      throws StateException {
    if (progress.version() != Progress.VERSION) {
      throw new StateException(
          folder + " was written by another version (format " + progress.version() + ")");
    }
    if (!progress.key().equals(key)) {
      throw new StateException(
          folder + " belongs to the key " + progress.key() + ", but you are " + key);
    }
    if (!progress.recipe().equals(recipe)) {
      throw new StateException(
          folder
              + " belongs to recipe "
              + progress.recipe()
              + ", but the hub now has "
              + recipe
              + " under this name; move the folder away to start anew");
    }
  }

  // ---- the feedback state and the contribution under way

  /** What earlier contributions left; zeros at the start. */
  public FeedbackState feedback() throws IOException {
    String file = progress.residual();
    if (file == null) {
      return FeedbackState.zero(parameters, withMomentum);
    }
    int vectors = withMomentum ? 2 : 1;
    try (FileChannel channel = open(folder.resolve(file), vectors)) {
      return FeedbackState.readFrom(channel, parameters, withMomentum);
    }
  }

  /**
   * Updates folded back since the last one that was summed: what a statement calls {@code folded}.
   */
  public int folded() {
    return progress.folded();
  }

  /** Contributions of this donor that were summed. */
  public long summed() {
    return progress.summed();
  }

  /** Updates that were folded back over all time. */
  public long foldedBack() {
    return progress.foldedBack();
  }

  /** The contribution under way. */
  public Optional<PendingContribution> pending() throws IOException {
    Pending pending = progress.pending();
    if (pending == null) {
      return Optional.empty();
    }
    Long index = pending.index();
    return Optional.of(
        new PendingContribution(
            pending.round(),
            pending.lease(),
            Entry.parse(pending.statement()),
            index == null ? OptionalLong.empty() : OptionalLong.of(index)));
  }

  /** The raw update of the contribution under way. */
  public ParameterVector pendingUpdate() throws IOException {
    return read(folder.resolve(underWay().update()));
  }

  /**
   * A contribution was made: to be called before it is sent.
   *
   * @param round the round it is for
   * @param lease the lease it answers
   * @param statement its signed statement
   * @param update its raw update
   */
  public void made(int round, String lease, Entry statement, ParameterVector update)
      throws IOException {
    if (progress.pending() != null) {
      throw new IllegalStateException("there is a contribution under way already");
    }
    String file = "update-" + (progress.generation() + 1) + ".f32";
    write(folder.resolve(file), update::writeTo);
    commit(progress.withPending(file, round, lease, statement.bytes()));
  }

  /**
   * Keeps a receipt for ever, as a file that {@code kicktrain receipt verify} reads: what the hub
   * says later does not change it.
   */
  public void keep(TlogProof receipt) throws IOException {
    Path receipts = folder.resolve(RECEIPTS);
    DurableFiles.createDirectories(receipts);
    String name = String.format("%09d%s", receipt.receipt().index(), TlogProof.EXTENSION);
    DurableFiles.writeAtomically(
        receipts.resolve(name), receipt.format().getBytes(StandardCharsets.UTF_8));
  }

  /** The hub has logged the contribution under way at this index. */
  public void answered(long index) throws IOException {
    commit(progress.answered(underWay(), index));
  }

  /**
   * The contribution under way was summed.
   *
   * @param after the state it left
   */
  public void summed(FeedbackState after) throws IOException {
    underWay();
    commit(progress.summed(write(after)));
  }

  /**
   * The contribution under way was not summed.
   *
   * @param after the state with its update folded back in
   */
  public void foldedBack(FeedbackState after) throws IOException {
    underWay();
    commit(progress.foldedBack(write(after)));
  }

  private Pending underWay() {
    Pending pending = progress.pending();
    if (pending == null) {
      throw new IllegalStateException("there is no contribution under way");
    }
    return pending;
  }

  private String write(FeedbackState feedback) throws IOException {
    String file = "residual-" + (progress.generation() + 1) + ".f32";
    write(folder.resolve(file), feedback::writeTo);
    return file;
  }

  // ---- the replica

  /** The weights on disk, if there are any and they are whole. */
  public Optional<SavedWeights> weights() throws IOException {
    Progress.Replica replica = progress.replica();
    Path file = folder.resolve(WEIGHTS);
    if (replica == null
        || !Files.exists(file)
        || Files.size(file) != Math.multiplyExact(parameters, Float.BYTES)) {
      return Optional.empty();
    }
    ParameterVector weights = read(file);
    return WeightsRoot.of(weights).equals(replica.root())
        ? Optional.of(new SavedWeights(replica.round(), weights))
        : Optional.empty();
  }

  /** The round of the weights on disk; -1 without any. */
  public int weightsRound() {
    Progress.Replica replica = progress.replica();
    return replica == null ? -1 : replica.round();
  }

  /**
   * Keeps weights for the next start. A crash in between loses them at worst, which costs a
   * download.
   *
   * @param round the round that opens with them
   * @param root their Merkle root
   */
  public void saveWeights(int round, String root, ParameterVector weights) throws IOException {
    write(folder.resolve(WEIGHTS), weights::writeTo);
    commit(progress.withReplica(round, root));
  }

  // ---- files

  private void commit(Progress next) throws IOException {
    DurableFiles.writeAtomically(folder.resolve(STATE), WireJson.write(next));
    progress = next;
    tidy();
  }

  /** Deletes what a finished change or a crash left behind. */
  private void tidy() throws IOException {
    Pending pending = progress.pending();
    String update = pending == null ? null : pending.update();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        boolean named = name.equals(progress.residual()) || name.equals(update);
        boolean ours =
            GENERATED.matcher(name).matches() || name.startsWith(DurableFiles.TEMPORARY_PREFIX);
        if (ours && !named) {
          Files.delete(file);
        }
      }
    }
  }

  private ParameterVector read(Path file) throws IOException {
    try (FileChannel channel = open(file, 1)) {
      return ParameterVector.readFrom(channel, parameters);
    }
  }

  private FileChannel open(Path file, int vectors) throws IOException {
    long bytes = Files.size(file);
    if (bytes != Math.multiplyExact(vectors * parameters, Float.BYTES)) {
      throw new StateException(
          String.format(
              Locale.ROOT,
              "%s has %d bytes, but the model %d parameters in %d vector(s)",
              file,
              bytes,
              parameters,
              vectors));
    }
    return FileChannel.open(file);
  }

  /** What writes a file's content. */
  @FunctionalInterface
  private interface Content {
    void writeTo(WritableByteChannel out) throws IOException;
  }

  private void write(Path file, Content content) throws IOException {
    try (DurableWrite write = DurableWrite.begin(folder)) {
      content.writeTo(Channels.newChannel(write));
      write.commit(file);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
