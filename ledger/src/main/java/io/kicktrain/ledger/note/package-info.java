/**
 * Signed notes, verifier keys and tree heads in the C2SP formats (signed-note, tlog-checkpoint), so
 * that tools written by others verify what we sign.
 */
@NullMarked
package io.kicktrain.ledger.note;

import org.jspecify.annotations.NullMarked;
