@NullMarked
package org.onedata.oneprovider.emulator;

import org.jspecify.annotations.NullMarked;
