/** The emulator in tests with JUnit 5 or later, which the test has to bring along. */
@NullMarked
package org.onedata.oneprovider.emulator.junit;

import org.jspecify.annotations.NullMarked;
