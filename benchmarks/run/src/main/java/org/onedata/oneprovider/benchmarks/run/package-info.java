/** The run: starts processes, compares what they measured, and writes it down. */
@NullMarked
package org.onedata.oneprovider.benchmarks.run;

import org.jspecify.annotations.NullMarked;
