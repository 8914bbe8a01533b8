package org.onedata.oneprovider.contract;

/** What all vectors have; {@code toString()} is the id, which makes it the display name of a parameterized test. */
public sealed interface Vector permits RequestVector, ResponseVector, MalformedRequestVector, BodyVector {
    /** Name, unique among all vectors. */
    String id();

    /** What the vector shows, in one sentence. */
    String documentation();

    /** Where that is known from. */
    String origin();

    AppliesTo appliesTo();
}
