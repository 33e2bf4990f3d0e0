package io.kicktrain.platform.lifecycle;

/** Where the platform is in its life. */
public sealed interface PlatformState {

  /**
   * It is starting.
   *
   * @param step what it is doing
   */
  record Starting(String step) implements PlatformState {}

  /**
   * It serves.
   *
   * @param platform everything that serves
   */
  record Running(RunningPlatform platform) implements PlatformState {}

  /**
   * It could not start, and will not without help.
   *
   * @param code a short name of the reason
   * @param reason what is wrong and what to do
   */
  record Failed(String code, String reason) implements PlatformState {}

  /** It was stopped. */
  record Stopped() implements PlatformState {}
}
