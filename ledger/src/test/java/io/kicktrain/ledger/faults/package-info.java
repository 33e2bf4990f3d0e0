/** A disk on which something goes wrong at a chosen moment. */
package io.kicktrain.ledger.faults;
