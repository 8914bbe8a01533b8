/** Contract vectors, loaded and checked, for suites that run them over clients, servers and models. */
@NullMarked
package org.onedata.oneprovider.contract;

import org.jspecify.annotations.NullMarked;
