// A client of the Oneprovider API, and the lines by which the contract kit drives it:
//
//     java -jar oneprovider-contract-tests.jar client -- node client.mjs
import { createInterface } from 'node:readline';
import { parse, stringify } from './json.mjs';

/** The service, or a proxy before it, answered with an error. */
class OneproviderError extends Error {
  constructor(status, error, body) {
    super(`${status} ${error?.id ?? body}`);
    Object.assign(this, { status, error, body });
  }
}

/** Pauses a workflow execution, which may still be stopping when this returns. */
async function pauseWorkflowExecution(baseUrl, token, wid) {
  const response = await fetch(`${baseUrl}/automation/execution/workflows/${segment(wid)}/pause`, {
    method: 'POST',
    headers: { 'X-Auth-Token': token, Accept: 'application/json', 'User-Agent': 'oneprovider-javascript-client/1' },
    redirect: 'manual', // Elsewhere the token is none of their business.
    signal: AbortSignal.timeout(30_000),
  });
  const body = await response.text();
  if (!response.ok) {
    throw new OneproviderError(response.status, errorIn(body), body);
  }
}

/** Encodes all that RFC 3986 does not call unreserved. A dot segment would be gone before it is sent. */
function segment(id) {
  if (['', '.', '..'].includes(id)) {
    throw new RangeError(`not an id: "${id}"`);
  }
  return encodeURIComponent(id).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The error in a body, if there is one. A body that was cut off counts up to its last comma. */
function errorIn(body) {
  const complete = body.slice(0, Math.max(body.lastIndexOf(','), 0));
  for (const text of [body, `${complete}}`, `${complete}}}`]) {
    try {
      const { error, error_description: description } = parse(text);
      if (typeof error === 'string') {
        return { id: error, description }; // As release 20.02 writes it.
      }
      return error instanceof Object && !Array.isArray(error) ? error : undefined;
    } catch {
      // No JSON, or no object: there may be one in what is complete of it.
    }
  }
}

const operations = {
  pause_workflow_execution: ({ baseUrl, token, params }) => pauseWorkflowExecution(baseUrl, token, params.wid),
};

/** Makes the call of one line, and tells how it ended. */
async function answer({ vector, operation, ...call }) {
  if (!operations[operation]) {
    return { vector, result: 'unsupported' };
  }
  try {
    await operations[operation](call);
    return { vector, result: 'success' };
  } catch ({ message, status, error, body }) {
    return { vector, result: 'error', message, status, error, body };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(stringify(await answer(JSON.parse(line))));
}
