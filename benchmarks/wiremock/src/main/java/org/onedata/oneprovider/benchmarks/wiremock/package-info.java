/** WireMock. */
package org.onedata.oneprovider.benchmarks.wiremock;
