/**
 * What needs the Vector API of the JDK (module jdk.incubator.vector): compiled by itself, loaded
 * only in Java machines that were started with the module.
 */
package io.kicktrain.bench.vector;
