package org.example;

import org.onedata.oneprovider.client.OneproviderClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class PauseApplication {

    public static void main(String... args) {
        SpringApplication.run(PauseApplication.class, args);
    }

    @Bean
    OneproviderClient oneprovider(
            @Value("${oneprovider.base-url}") String baseUrl, @Value("${oneprovider.token}") String token) {
        return OneproviderClient.builder().baseUrl(baseUrl).token(token).build();
    }
}
