package org.onedata.oneprovider.contract.client.okhttp;

import feign.okhttp.OkHttpClient;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.contract.ClientContract;
import org.onedata.oneprovider.contract.ClientUnderTest;
import org.onedata.oneprovider.contract.ours.OneproviderClientUnderTest;

/** The client over feign-okhttp. */
class OkHttpTest extends ClientContract {

    @Override
    protected ClientUnderTest client() {
        return new OneproviderClientUnderTest(
                (baseUrl, token) -> OneproviderClientUnderTest.of(OneproviderClient.builder()
                        .baseUrl(baseUrl)
                        .token(token)
                        .client(new OkHttpClient())
                        .retries(0)
                        .build()));
    }
}
