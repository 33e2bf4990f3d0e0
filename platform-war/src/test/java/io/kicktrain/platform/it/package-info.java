/** Tests of the built WAR in a real Payara Micro, by HTTP only. */
package io.kicktrain.platform.it;
