package io.kicktrain.training.wire;

/**
 * Who a platform is.
 *
 * @param name the software and what it calls itself
 * @param version the software's version
 * @param logOrigin the origin line of the log's tree heads
 * @param vkey the key that signs tree heads, as a C2SP verifier key
 */
public record PlatformInfo(String name, String version, String logOrigin, String vkey) {}
