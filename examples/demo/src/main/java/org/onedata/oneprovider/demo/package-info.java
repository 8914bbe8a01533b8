/** A program that shows what a pause does. */
@NullMarked
package org.onedata.oneprovider.demo;

import org.jspecify.annotations.NullMarked;
