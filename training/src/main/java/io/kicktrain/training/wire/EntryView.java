package io.kicktrain.training.wire;

/**
 * One log entry with its proof.
 *
 * @param entry the entry's exact bytes
 * @param receipt the proof that they are in the log
 */
@SuppressWarnings("ArrayRecordComponent") // a wire record: JSON writes byte[] as base64
public record EntryView(byte[] entry, ReceiptDocument receipt) {}
