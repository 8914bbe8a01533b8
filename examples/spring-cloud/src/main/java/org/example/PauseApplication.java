package org.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;

@SpringBootApplication
@EnableFeignClients
public class PauseApplication {

    public static void main(String... args) {
        SpringApplication.run(PauseApplication.class, args);
    }
}
