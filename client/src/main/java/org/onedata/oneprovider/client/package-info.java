/**
 * Client of Onedata's Oneprovider; {@link org.onedata.oneprovider.client.OneproviderClient} is where to start.
 *
 * <p>The interfaces of its operations carry Feign's annotations, and a plain {@code Feign.builder()} can serve them. The client
 * itself reads the annotations once, when it is made, and uses nothing else of Feign: a call costs little more than its request.
 */
@NullMarked
package org.onedata.oneprovider.client;

import org.jspecify.annotations.NullMarked;
