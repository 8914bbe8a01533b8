package org.onedata.oneprovider.contract.client;

import feign.Feign;
import org.onedata.oneprovider.client.OneproviderFeign;
import org.onedata.oneprovider.contract.ClientContract;
import org.onedata.oneprovider.contract.ClientUnderTest;
import org.onedata.oneprovider.contract.ours.OneproviderClientUnderTest;
import org.onedata.oneprovider.contract.ours.OneproviderClientUnderTest.Apis;

/** A plain {@code Feign.Builder}, with Feign's own transport. */
class FeignBuilderTest extends ClientContract {

    @Override
    protected ClientUnderTest client() {
        return new OneproviderClientUnderTest((baseUrl, token) -> new Apis() {
            @Override
            public <A> A api(Class<A> type) {
                return Feign.builder()
                        .addCapability(OneproviderFeign.withToken(token).withRetries(0))
                        .target(type, baseUrl);
            }
        });
    }
}
