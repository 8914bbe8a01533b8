package org.example;

import org.onedata.oneprovider.client.WorkflowExecutionApi;
import org.springframework.cloud.openfeign.FeignClient;

@FeignClient(name = "oneprovider", url = "${oneprovider.base-url}", configuration = OneproviderConfiguration.class)
public interface Executions extends WorkflowExecutionApi {}
