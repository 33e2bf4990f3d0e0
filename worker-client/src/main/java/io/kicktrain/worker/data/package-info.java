/** A campaign's data on the donor's disk: fetched once, checked by hash, read window by window. */
@NullMarked
package io.kicktrain.worker.data;

import org.jspecify.annotations.NullMarked;
