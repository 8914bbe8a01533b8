package org.onedata.oneprovider.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The methods of an interface, run on other threads as those of the same names in another interface. */
final class AsyncHandler implements InvocationHandler {
    private static final Object[] NO_ARGUMENTS = {};

    private final Object api;
    private final Map<Method, Method> operations = new HashMap<>();
    private final Executor executor;

    private AsyncHandler(Object api, Executor executor) {
        this.api = api;
        this.executor = executor;
    }

    static <S, A> A create(Class<A> asyncType, Class<S> type, S api, Executor executor) {
        AsyncHandler handler = new AsyncHandler(api, executor);
        for (Method method : asyncType.getMethods()) {
            try {
                handler.operations.put(method, type.getMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Both interfaces are generated from the same operations.", e);
            }
        }
        return asyncType.cast(Proxy.newProxyInstance(asyncType.getClassLoader(), new Class<?>[] {asyncType}, handler));
    }

    /**
     * A thread for each call: virtual where there are any. No pool, in which a call would wait for another, and whose
     * threads would keep the {@link InheritableThreadLocal}s of whoever called first.
     */
    static Executor threads() {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            return task -> {
                try {
                    start.invoke(null, task);
                } catch (ReflectiveOperationException e) {
                    throw new RejectedExecutionException(e.getCause());
                }
            };
        } catch (NoSuchMethodException e) { // Before JDK 21.
            return task -> {
                Thread thread = new Thread(task, "oneprovider-client-async");
                thread.setDaemon(true); // It keeps no program from ending.
                thread.start();
            };
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] args) {
        Method operation = operations.get(method);
        if (operation != null) {
            return start(new Call(operation, args == null ? NO_ARGUMENTS : args));
        }
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> api + " async";
        };
    }

    private CompletableFuture<@Nullable Object> start(Call call) {
        try {
            executor.execute(call);
        } catch (RuntimeException | OutOfMemoryError e) { // The latter if there is no thread to be had.
            call.result.completeExceptionally(new RejectedExecutionException("no thread for the call", e));
        }
        return call.result;
    }

    /** One call, whose thread is interrupted if its future is cancelled, times out or is completed by others. */
    private final class Call implements Runnable {
        final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        private final long start = System.nanoTime();
        private final Method operation;
        private final Object[] args;
        private @Nullable Thread thread;

        Call(Method operation, Object[] args) {
            this.operation = operation;
            this.args = args;
            result.whenComplete((value, failure) -> interrupt());
        }

        @Override
        public void run() {
            if (attach(Thread.currentThread())) {
                call();
            }
        }

        private void call() {
            Object value = null;
            Throwable failure = null;
            try {
                Calls.START.set(start);
                value = operation.invoke(api, args);
            } catch (InvocationTargetException e) {
                failure = e.getCause();
            } catch (IllegalAccessException e) {
                failure = new IllegalStateException("The interface is public.", e);
            } finally {
                Calls.START.remove();
            }
            // Before the callbacks run, which may call again in this thread and are none of the call's business.
            detach();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        }

        private synchronized boolean attach(Thread current) {
            thread = current;
            return !result.isDone();
        }

        private synchronized void detach() {
            thread = null;
            if (result.isDone()) {
                Thread.interrupted(); // That was for the call, not for what the executor's thread does next.
            }
        }

        private synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
