/**
 * Who vouches for whom: statements of OpenPGP keys about worker keys and about each other, as log
 * entries that everybody can check, and how far a key is trusted by following them.
 */
@NullMarked
package io.kicktrain.ledger.trust;

import org.jspecify.annotations.NullMarked;
