/**
 * What Onedata's Oneprovider sends: immutable records, generated from its contract.
 *
 * <p>Each type is made with its builder and read through its accessors. A canonical constructor is public only because the
 * Java language wants it so; it changes with every property that the contract gains, and is not part of the promise of this
 * library.
 *
 * <p>A property is {@code null} when it was absent or {@code null} on the wire, even one that the contract requires: what
 * the contract requires is checked by Jakarta Validation, and only where somebody asks for it. Properties that the contract
 * does not know are kept in {@code additionalProperties} and written again.
 */
@NullMarked
package org.onedata.oneprovider.model;

import org.jspecify.annotations.NullMarked;
