/** Work that comes back again and again and may take long, kept away from the rounds' thread. */
@NullMarked
package io.kicktrain.platform.background;

import org.jspecify.annotations.NullMarked;
