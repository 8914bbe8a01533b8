/** A servlet container, and what is put into it. */
@NullMarked
package org.onedata.oneprovider.benchmarks.server;

import org.jspecify.annotations.NullMarked;
