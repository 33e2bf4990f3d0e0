/** What anchoring in a contract costs, and how fast all anchors of a log are audited. */
@NullMarked
package io.kicktrain.bench.anchor;

import org.jspecify.annotations.NullMarked;
