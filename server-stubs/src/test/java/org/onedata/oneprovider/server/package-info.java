@NullMarked
package org.onedata.oneprovider.server;

import org.jspecify.annotations.NullMarked;
