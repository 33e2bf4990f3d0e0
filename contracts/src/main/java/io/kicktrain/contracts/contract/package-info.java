/**
 * The contract as Java sees it: the committed artifact of the compiler, and typed calls that take
 * their signatures from its ABI.
 */
@NullMarked
package io.kicktrain.contracts.contract;

import org.jspecify.annotations.NullMarked;
