/**
 * JAX-RS interfaces of Onedata's Oneprovider, generated from its contract, and what an implementer needs to respond by
 * it: throw {@link org.onedata.oneprovider.server.OneproviderErrorException}, register
 * {@link org.onedata.oneprovider.server.OneproviderFeature}.
 */
@NullMarked
package org.onedata.oneprovider.server;

import org.jspecify.annotations.NullMarked;
