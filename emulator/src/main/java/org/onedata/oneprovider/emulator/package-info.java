/**
 * An in-memory Oneprovider: for tests, for demonstrations, for trying things out.
 *
 * <p>Start with {@link org.onedata.oneprovider.emulator.OneproviderEmulator}.
 */
@NullMarked
package org.onedata.oneprovider.emulator;

import org.jspecify.annotations.NullMarked;
