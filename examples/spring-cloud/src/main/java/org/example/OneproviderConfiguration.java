package org.example;

import feign.Capability;
import org.onedata.oneprovider.client.OneproviderFeign;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/** Of the one client alone: hence no {@code @Configuration}, which would be the application's. */
class OneproviderConfiguration {

    @Bean
    Capability oneprovider(@Value("${oneprovider.token}") String token) {
        return OneproviderFeign.withToken(token);
    }
}
