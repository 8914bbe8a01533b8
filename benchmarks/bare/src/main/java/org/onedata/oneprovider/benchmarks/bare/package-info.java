/** Libraries, each without anything above it. */
@NullMarked
package org.onedata.oneprovider.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
