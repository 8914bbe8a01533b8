/** Contract vectors, and the checks of clients and servers that run them. */
@NullMarked
package org.onedata.oneprovider.contract;

import org.jspecify.annotations.NullMarked;
