package org.example;

import com.sun.net.httpserver.HttpServer;
import org.onedata.oneprovider.contract.ServerContract;
import org.onedata.oneprovider.contract.ServerUnderTest;

class OneproviderTest extends ServerContract {

    @Override
    protected ServerUnderTest start() {
        HttpServer server = Oneprovider.start(0);
        String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v3/oneprovider";
        return ServerUnderTest.at(baseUrl, WorkflowExecutions.TOKEN, () -> server.stop(0));
    }
}
