/**
 * OpenPGP (RFC 9580) as far as the log needs it: certificates made by GnuPG or Sequoia, without the
 * names in them, and the detached signatures of their owners. Secret keys are never read.
 */
@NullMarked
package io.kicktrain.ledger.openpgp;

import org.jspecify.annotations.NullMarked;
