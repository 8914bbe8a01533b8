package org.onedata.oneprovider.server;

import jakarta.ws.rs.core.Configuration;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;

/**
 * Takes the interfaces of the contract out of the resources of Jersey, which takes them for resources when it scans the
 * packages or the jars of an application. Their implementers stay.
 */
final class JerseyModel implements ModelProcessor {

    @Override
    public ResourceModel processResourceModel(ResourceModel model, Configuration configuration) {
        ResourceModel.Builder processed = new ResourceModel.Builder(false);
        for (Resource resource : model.getResources()) {
            Resource kept = isScanned(resource) ? implemented(resource) : resource;
            if (kept == resource || !isEmpty(kept)) {
                processed.addResource(kept);
            }
        }
        return processed.build();
    }

    @Override
    public ResourceModel processSubResource(ResourceModel model, Configuration configuration) {
        return model;
    }

    private static boolean isScanned(Resource resource) {
        return resource.getAllMethods().stream().anyMatch(JerseyModel::isScanned)
                || resource.getResourceMethods().stream().anyMatch(JerseyModel::isScanned)
                || resource.getChildResources().stream().anyMatch(JerseyModel::isScanned);
    }

    private static boolean isScanned(ResourceMethod method) {
        return OneproviderContract.APIS.contains(
                method.getInvocable().getHandler().getHandlerClass());
    }

    private static Resource implemented(Resource resource) {
        Resource.Builder implemented =
                Resource.builder(resource.getPath()).name(resource.getName()).extended(resource.isExtended());
        for (ResourceMethod method : resource.getAllMethods()) {
            if (!isScanned(method)) {
                implemented.addMethod(method);
            }
        }
        for (Resource child : resource.getChildResources()) {
            Resource kept = implemented(child);
            if (!isEmpty(kept)) {
                implemented.addChildResource(kept);
            }
        }
        return implemented.build();
    }

    private static boolean isEmpty(Resource resource) {
        return resource.getAllMethods().isEmpty()
                && resource.getChildResources().isEmpty();
    }
}
