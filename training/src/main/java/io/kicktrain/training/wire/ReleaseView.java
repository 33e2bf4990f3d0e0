package io.kicktrain.training.wire;

/**
 * One released checkpoint.
 *
 * @param release the release's number, counted from 1
 * @param round the closed round whose weights it holds
 * @param sha256 of the safetensors file
 * @param bytes its size
 * @param weightsRoot the Merkle root of the weights in it
 * @param requiredCredit credit that a contributor needs for it; 0 when it is open to everyone
 */
public record ReleaseView(
    int release, int round, String sha256, long bytes, String weightsRoot, long requiredCredit) {}
