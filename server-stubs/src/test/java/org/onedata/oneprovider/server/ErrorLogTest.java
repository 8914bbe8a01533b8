package org.onedata.oneprovider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ErrorLogTest {

    @Test
    void logsWithoutAProviderOfSlf4j() throws Exception {
        List<LogRecord> records = new ArrayList<>();
        Logger log = Logger.getLogger(OneproviderFeature.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                records.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try (URLClassLoader withoutProvider = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = withoutProvider.loadClass(ErrorLog.class.getName());
            var error = type.getDeclaredMethod("error", String.class, Throwable.class);
            error.setAccessible(true);
            error.invoke(null, "reference 1", new IllegalStateException("cause"));
        } finally {
            log.removeHandler(handler);
        }

        assertThat(records).hasSize(1);
        assertThat(records.get(0).getMessage()).isEqualTo("reference 1");
        assertThat(records.get(0).getThrown()).hasMessage("cause");
    }

    private static URL[] urls() throws IOException {
        List<URL> urls = new ArrayList<>();
        // In the place of the class that is tested: another may be before it.
        urls.add(ErrorLog.class.getProtectionDomain().getCodeSource().getLocation());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String path : classPath.split(File.pathSeparator)) {
            if (!path.contains("slf4j-simple")) {
                urls.add(Path.of(path).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
