/** JUnit extension of the emulator. Requires JUnit 5 or later on the class path of the tests. */
@NullMarked
package org.onedata.oneprovider.emulator.junit;

import org.jspecify.annotations.NullMarked;
