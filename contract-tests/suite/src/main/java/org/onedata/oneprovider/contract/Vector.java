package org.onedata.oneprovider.contract;

/** A contract vector. {@code toString()} returns the id, which parameterized tests display. */
public sealed interface Vector permits RequestVector, ResponseVector, MalformedRequestVector, BodyVector {
    /** Name, unique among all vectors. */
    String id();

    /** What the vector shows, in one sentence. */
    String documentation();

    /** Source of the fact. */
    String origin();

    AppliesTo appliesTo();
}
