package org.onedata.oneprovider.benchmarks.stock.feign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.onedata.oneprovider.benchmarks.ErrorReader;
import org.openapitools.client.ApiClient;
import org.openapitools.client.model.ErrorJson;
import org.openapitools.client.model.ErrorResponse;

/** The stock models, read with the stock mapper into an exception of the user's own. */
public final class StockModels implements ErrorReader {
    private final ObjectMapper mapper = new ApiClient().getObjectMapper();

    @Override
    public Exception read(byte[] body) throws IOException {
        return new Failure(404, mapper.readValue(body, ErrorResponse.class).getError());
    }

    @Override
    public String id(Exception e) {
        return ((Failure) e).error.getId();
    }

    @Override
    public Map<?, ?> details(Exception e) {
        return (Map<?, ?>) ((Failure) e).error.getDetails();
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient ErrorJson error;

        Failure(int status, ErrorJson error) {
            super(status + " " + error.getId() + ": " + error.getDescription());
            this.error = error;
        }
    }
}
