/**
 * Client of Onedata's Oneprovider; {@link org.onedata.oneprovider.client.OneproviderClient} is where to start.
 *
 * <p>The interfaces carry Feign's annotations, so a plain {@code Feign.builder()} can implement them too. The client
 * itself only reads these annotations, once, when it is created.
 */
@NullMarked
package org.onedata.oneprovider.client;

import org.jspecify.annotations.NullMarked;
