/**
 * Ethereum's JSON-RPC over HTTP, for nodes that nobody vouches for: every answer is limited in time
 * and size and read strictly.
 */
@NullMarked
package io.kicktrain.contracts.rpc;

import org.jspecify.annotations.NullMarked;
