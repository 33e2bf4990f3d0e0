package io.kicktrain.ledger.log;

import io.kicktrain.ledger.note.TreeHead;

/**
 * A tree head that everybody may see.
 *
 * @param head size and root
 * @param note the signed note of it
 */
record Published(TreeHead head, String note) {}
