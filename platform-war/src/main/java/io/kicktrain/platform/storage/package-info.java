/**
 * What the platform keeps: the data folder with its version, and the books of campaigns and leases
 * in a database by JPA.
 */
@NullMarked
package io.kicktrain.platform.storage;

import org.jspecify.annotations.NullMarked;
