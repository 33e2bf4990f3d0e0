package io.kicktrain.ledger.anchor;

/**
 * Something that a person should look at; the log goes on.
 *
 * @param code short and stable, for programs
 * @param message what is wrong and what to do, for people
 */
public record AnchorWarning(String code, String message) {}
