/** The account that pays for anchors: its keystore file, its password, its signatures. */
@NullMarked
package io.kicktrain.contracts.wallet;

import org.jspecify.annotations.NullMarked;
