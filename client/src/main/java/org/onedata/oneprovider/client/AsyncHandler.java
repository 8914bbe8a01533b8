package org.onedata.oneprovider.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The methods of an interface, run on other threads as those of the same names in another interface. */
final class AsyncHandler implements InvocationHandler {
    private static final long IDLE_SECONDS = 10;

    private final Object api;
    private final Map<Method, Method> operations = new HashMap<>();
    private final ExecutorService executor;

    private AsyncHandler(Object api, ExecutorService executor) {
        this.api = api;
        this.executor = executor;
    }

    static <S, A> A create(Class<A> asyncType, Class<S> type, S api, ExecutorService executor) {
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

    /** Virtual threads where there are any, or up to so many others; they keep no program from ending. */
    static ExecutorService executor(int threads) {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) { // Before JDK 21.
            ThreadPoolExecutor executor = new ThreadPoolExecutor(
                    threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                        Thread thread = new Thread(task, "oneprovider-client-async");
                        thread.setDaemon(true);
                        return thread;
                    });
            executor.allowCoreThreadTimeOut(true);
            return executor;
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) {
        Method operation = operations.get(method);
        return operation == null
                ? OperationHandler.invokeObjectMethod(proxy, method, args, api + " async")
                : start(operation, args);
    }

    private CompletableFuture<@Nullable Object> start(Method operation, Object @Nullable [] args) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        try {
            Future<?> task = executor.submit(() -> run(operation, args, result));
            // Also when the future is cancelled or times out: then nobody waits for the call any more.
            result.whenComplete((value, failure) -> task.cancel(true));
            return result;
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("client: closed");
        }
    }

    private void run(Method operation, Object @Nullable [] args, CompletableFuture<@Nullable Object> result) {
        try {
            result.complete(operation.invoke(api, args));
        } catch (InvocationTargetException e) {
            result.completeExceptionally(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The interface is public.", e);
        }
    }
}
