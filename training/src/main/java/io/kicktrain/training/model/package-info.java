/**
 * A recipe's model as a flat vector: which coordinate is which tensor, the initial weights that
 * everybody makes alone and finds equal, the root that names weights in the log, and the
 * safetensors file that others can load.
 */
@NullMarked
package io.kicktrain.training.model;

import org.jspecify.annotations.NullMarked;
