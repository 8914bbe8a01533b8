package org.onedata.oneprovider.server;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where an error was made, as its {@code ctx} says it.
 *
 * @param module name of the class, without its package
 */
record Place(String module, int line) {
    /** Of an error that no implementer made. */
    static final Place FEATURE = new Place("OneproviderFeature", 0);

    /** As many as are looked at: of the makers, and the caller. */
    private static final int FRAMES = 4;

    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE), FRAMES);
    private static final Set<Class<?>> MAKERS =
            Set.of(Place.class, OneproviderErrorException.class, OneproviderErrors.class);

    /** The places of a class by where in it they are: to look up a line takes longer than the rest of an error. */
    private static final ClassValue<Map<Site, Place>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<Site, Place> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private record Site(String method, int index) {}

    /** The place from which the makers of errors were called. */
    static Place ofCaller() {
        return WALKER.walk(frames -> {
            Iterator<StackFrame> frame = frames.iterator();
            StackFrame caller = frame.next();
            while (MAKERS.contains(caller.getDeclaringClass())) {
                caller = frame.next();
            }
            return of(caller, KNOWN.get(caller.getDeclaringClass()));
        });
    }

    private static Place of(StackFrame frame, Map<Site, Place> known) {
        Site site = new Site(frame.getMethodName(), frame.getByteCodeIndex());
        Place place = known.get(site);
        if (place == null) {
            place = of(frame);
            known.put(site, place);
        }
        return place;
    }

    private static Place of(StackFrame frame) {
        String name = frame.getClassName();
        return new Place(name.substring(name.lastIndexOf('.') + 1), frame.getLineNumber());
    }
}
