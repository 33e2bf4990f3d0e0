/** What a contribution must satisfy before anything of it is stored. */
@NullMarked
package io.kicktrain.training.admission;

import org.jspecify.annotations.NullMarked;
