/**
 * How the parts are put together in the container: REST applications, the data source,
 * configuration and shared services.
 */
@NullMarked
package io.kicktrain.platform.wiring;

import org.jspecify.annotations.NullMarked;
