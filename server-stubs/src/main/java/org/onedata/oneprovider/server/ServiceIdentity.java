package org.onedata.oneprovider.server;

import static java.util.Objects.requireNonNull;

import org.onedata.oneprovider.model.Service;

/**
 * Identity of the responding service, sent in the {@code ctx} of every error.
 *
 * @param service kind of service, one of those that the contract lists
 * @param id identifier of the instance
 * @param domain domain name of the instance
 * @param releaseVersion release of Onedata, such as {@code 25.0}
 * @param buildVersion build of the implementation
 */
public record ServiceIdentity(Service service, String id, String domain, String releaseVersion, String buildVersion) {

    /** @throws IllegalArgumentException if the contract does not list the service */
    public ServiceIdentity {
        requireNonNull(id, "id");
        requireNonNull(domain, "domain");
        requireNonNull(releaseVersion, "releaseVersion");
        requireNonNull(buildVersion, "buildVersion");
        if (!service.isKnown()) {
            throw new IllegalArgumentException("service: not in the contract: " + service);
        }
    }

    /** A placeholder: a Oneprovider worker of the release of the contract. */
    public static ServiceIdentity unspecified() {
        return new ServiceIdentity(Service.OPW, "unspecified", "localhost", OneproviderContract.RELEASE, "unspecified");
    }

    /** What MicroProfile Config says; what it does not say is unspecified. */
    static ServiceIdentity configured() {
        ServiceIdentity other = unspecified();
        return new ServiceIdentity(
                MicroProfileConfig.find("oneprovider.service").map(Service::new).orElse(other.service),
                MicroProfileConfig.find("oneprovider.service-id").orElse(other.id),
                MicroProfileConfig.find("oneprovider.service-domain").orElse(other.domain),
                MicroProfileConfig.find("oneprovider.service-release-version").orElse(other.releaseVersion),
                MicroProfileConfig.find("oneprovider.service-build-version").orElse(other.buildVersion));
    }
}
