/**
 * What the tests talk to the platform with: signed HTTP requests and a donor whose updates are
 * noise.
 */
package io.kicktrain.platform.client;
