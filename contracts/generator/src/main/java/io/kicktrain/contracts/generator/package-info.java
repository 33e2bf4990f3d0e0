/**
 * Turns what the Solidity compiler makes of a contract into a Java class with typed calls, events
 * and errors over web3j's {@code abi} alone. A program of the build: nothing of it is there at run
 * time.
 */
@NullMarked
package io.kicktrain.contracts.generator;

import org.jspecify.annotations.NullMarked;
