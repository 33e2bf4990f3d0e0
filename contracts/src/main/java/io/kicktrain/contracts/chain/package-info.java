/** The few things that anchoring asks an Ethereum node for, as types. */
@NullMarked
package io.kicktrain.contracts.chain;

import org.jspecify.annotations.NullMarked;
