/**
 * {@code kicktrain demo}: a platform, a campaign on real text and several donors as processes of
 * their own, from the first round to the released checkpoint. {@link
 * io.kicktrain.worker.cli.demo.Demo} reads top to bottom in that order. Nothing here takes a
 * shortcut: the demo speaks to the hub over HTTP like everybody else.
 */
@NullMarked
package io.kicktrain.worker.cli.demo;

import org.jspecify.annotations.NullMarked;
