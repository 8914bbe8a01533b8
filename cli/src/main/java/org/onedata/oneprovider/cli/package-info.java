/** {@code oneprovider-rest-cli}, a program of which nothing is meant to be called from Java. */
@NullMarked
package org.onedata.oneprovider.cli;

import org.jspecify.annotations.NullMarked;
