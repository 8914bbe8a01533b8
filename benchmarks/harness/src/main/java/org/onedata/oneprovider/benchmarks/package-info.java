/** What the benchmarks have in common: the benchmarks themselves, and the server that they run against. */
@NullMarked
package org.onedata.oneprovider.benchmarks;

import org.jspecify.annotations.NullMarked;
