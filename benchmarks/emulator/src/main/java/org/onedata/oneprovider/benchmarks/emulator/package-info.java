/** The emulator. */
package org.onedata.oneprovider.benchmarks.emulator;
