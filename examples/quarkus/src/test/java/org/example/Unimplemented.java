package org.example;

import jakarta.ws.rs.Path;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** What the class of an implementer is before its first method is written, at a path of its own. */
@Path("/unimplemented")
public class Unimplemented implements WorkflowExecutionApi {}
