/**
 * Immutable records for the JSON of Onedata's Oneprovider, generated from its contract.
 *
 * <p>Create instances with the builders and read them through the accessors. Canonical constructors are public only
 * because the Java language requires it. They change with every property that the contract gains, and are not part of
 * the API of this library.
 *
 * <p>A property is {@code null} if it was absent or {@code null} on the wire, even if the contract requires it:
 * required properties are checked by Jakarta Validation, and only on request. Unknown properties are kept in
 * {@code additionalProperties} and written back.
 */
@NullMarked
package org.onedata.oneprovider.model;

import org.jspecify.annotations.NullMarked;
