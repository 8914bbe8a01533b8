/** JSON of the control API, generated from {@code emulator.yaml}; not part of the promise of this library. */
@NullMarked
package org.onedata.oneprovider.emulator.control;

import org.jspecify.annotations.NullMarked;
