package org.onedata.oneprovider.server;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;

/**
 * Where an error was made, as its {@code ctx} says it.
 *
 * @param module name of the class, without its package
 */
record Place(String module, int line) {
    /** Of an error that no implementer made. */
    static final Place FEATURE = new Place("OneproviderFeature", 0);

    /** As many as are looked at: of the makers, and the caller. More cost more. */
    private static final int FRAMES = 4;

    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE), FRAMES);
    private static final Set<Class<?>> MAKERS =
            Set.of(Place.class, OneproviderErrorException.class, OneproviderErrors.class);

    /** The place from which the makers of errors were called. */
    static Place ofCaller() {
        return WALKER.walk(frames -> {
            Iterator<StackFrame> frame = frames.iterator();
            StackFrame caller = frame.next();
            while (MAKERS.contains(caller.getDeclaringClass())) {
                caller = frame.next();
            }
            String name = caller.getClassName();
            // Not cached by method and index in it: to ask for the method takes as long as to ask for the line.
            return new Place(name.substring(name.lastIndexOf('.') + 1), caller.getLineNumber());
        });
    }
}
