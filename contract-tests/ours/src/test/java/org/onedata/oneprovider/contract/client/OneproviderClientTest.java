package org.onedata.oneprovider.contract.client;

import org.onedata.oneprovider.contract.ClientContract;
import org.onedata.oneprovider.contract.ClientUnderTest;
import org.onedata.oneprovider.contract.ours.OneproviderClientUnderTest;

class OneproviderClientTest extends ClientContract {

    @Override
    protected ClientUnderTest client() {
        return new OneproviderClientUnderTest();
    }
}
