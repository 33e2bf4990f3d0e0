/**
 * What generated contract classes are made of: calls, strictly decoded values and code, in
 * Ethereum's contract ABI.
 *
 * @see <a href="https://docs.soliditylang.org/en/v0.8.37/abi-spec.html">the ABI's specification</a>
 */
@NullMarked
package io.kicktrain.contracts.abi;

import org.jspecify.annotations.NullMarked;
