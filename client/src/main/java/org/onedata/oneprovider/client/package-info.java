/**
 * Client of Onedata's Oneprovider; {@link org.onedata.oneprovider.client.OneproviderClient} is where to start.
 *
 * <p>Feign makes the calls. {@link org.onedata.oneprovider.client.OneproviderFeign} makes any {@code Feign.Builder}, and
 * Spring Cloud OpenFeign, do so in the same way.
 */
@NullMarked
package org.onedata.oneprovider.client;

import org.jspecify.annotations.NullMarked;
