package io.kicktrain.worker.cli.exit;

/** What the command's exit code says. The README and every command's help list the same. */
public final class ExitCodes {

  /** Done. */
  public static final int OK = 0;

  /** Something failed that should not have: a crashed process, a full disk, a defect. */
  public static final int FAILED = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** The hub could not be reached. */
  public static final int UNREACHABLE = 3;

  /** The hub understood and refused: not entitled, unknown campaign, bad recipe, banned key. */
  public static final int REFUSED = 4;

  /** What was checked is wrong: a broken log, a hash that differs, a false receipt. */
  public static final int BROKEN = 5;

  /**
   * Something is in the way here: a taken port, data of another version, a file that exists, no
   * Java.
   */
  public static final int BLOCKED = 6;

  /** Stopped by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
