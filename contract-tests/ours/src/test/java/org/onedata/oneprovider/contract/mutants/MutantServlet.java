package org.onedata.oneprovider.contract.mutants;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Wrapper of a runtime's servlet. It changes nothing; each mutant breaks one thing in the request or the response. */
class MutantServlet implements Servlet {
    private Servlet runtime;

    final MutantServlet around(Servlet runtime) {
        this.runtime = runtime;
        return this;
    }

    void serve(HttpServletRequest request, BufferedResponse answer) throws ServletException, IOException {
        runtime.service(request, answer);
    }

    @Override
    public final void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        BufferedResponse answer = new BufferedResponse((HttpServletResponse) response);
        serve((HttpServletRequest) request, answer);
        answer.send();
    }

    @Override
    public final void init(ServletConfig config) throws ServletException {
        runtime.init(config);
    }

    @Override
    public final ServletConfig getServletConfig() {
        return runtime.getServletConfig();
    }

    @Override
    public final String getServletInfo() {
        return runtime.getServletInfo();
    }

    @Override
    public final void destroy() {
        runtime.destroy();
    }
}
