package org.onedata.oneprovider.contract.mutants;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;

/** A request with another method, path or header than the one sent. */
final class Tampered extends HttpServletRequestWrapper {
    private final String method;
    private final String path;
    private final String header;
    private final String value;

    private Tampered(HttpServletRequest request, String method, String path, String header, String value) {
        super(request);
        this.method = method;
        this.path = path;
        this.header = header;
        this.value = value;
    }

    static Tampered method(HttpServletRequest request, String method) {
        return new Tampered(request, method, request.getRequestURI(), "", "");
    }

    /** Returns the request with another path, percent-encoded. */
    static Tampered path(HttpServletRequest request, String path) {
        return new Tampered(request, request.getMethod(), path, "", "");
    }

    static Tampered header(HttpServletRequest request, String name, String value) {
        return new Tampered(request, request.getMethod(), request.getRequestURI(), name, value);
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        return url.replace(url.length() - super.getRequestURI().length(), url.length(), path);
    }

    @Override
    public String getHeader(String name) {
        return header.equalsIgnoreCase(name) ? value : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return header.equalsIgnoreCase(name) ? Collections.enumeration(Set.of(value)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
        if (!header.isEmpty() && names.stream().noneMatch(header::equalsIgnoreCase)) {
            names.add(header);
        }
        return Collections.enumeration(names);
    }
}
