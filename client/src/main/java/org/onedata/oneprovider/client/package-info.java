/** Client of Onedata's Oneprovider; {@link org.onedata.oneprovider.client.OneproviderClient} is where to start. */
@NullMarked
package org.onedata.oneprovider.client;

import org.jspecify.annotations.NullMarked;
