// A Oneprovider with three workflow executions. With --doors, the contract kit prepares it for a request, and asks what
// it has seen of it; whoever reaches these doors can make it answer anything, so they are for tests:
//
//     node server.mjs --token T --doors
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { parse, stringify } from './json.mjs';

const BASE_PATH = '/api/v3/oneprovider';
const PAUSE = new RegExp(`^${BASE_PATH}/automation/execution/workflows/([^/]+)/pause$`);
const CTX = {
  service: 'opw', serviceId: 'a7ee2722', serviceDomain: 'krk.example.org', serviceReleaseVersion: '25.0',
  serviceBuildVersion: '1', onedataErrorsRevision: 'ca3af8cb', module: 'server', line: 1,
};
const { values: options } = parseArgs({
  options: { token: { type: 'string' }, port: { type: 'string', default: '0' }, doors: { type: 'boolean' } },
});
const executions = new Map([['w1', 'active'], ['w2', 'paused'], ['w3', 'finished']]);

/** An error as release 25.0 writes it. Programs go by its id and details, people by its description. */
function failure(status, id, description, details) {
  return { status, body: { error: { id, description, details, ctx: { ...CTX, timestamp: Date.now() } } } };
}

function unauthorized(authError, reason) {
  const description = `You must authenticate yourself to perform this operation: ${reason}`;
  return failure(401, 'unauthorized', description, { authError });
}

function pauseWorkflowExecution(wid) {
  const status = executions.get(wid);
  if (!status) {
    return failure(404, 'notFound', 'The requested resource could not be found.');
  }
  if (['finished', 'failed', 'cancelled', 'crashed'].includes(status)) {
    return failure(400, 'atmWorkflowExecutionEnded', 'Specified automation workflow execution has already ended.');
  }
  if (['paused', 'interrupted'].includes(status)) {
    return failure(400, 'atmInvalidStatusTransition', `Invalid status transition from "${status}" to "stopping".`,
      { prevStatus: status, newStatus: 'stopping' });
  }
  executions.set(wid, 'stopping');
  return { status: 204 };
}

/** Answers a request, whose query and body are ignored. */
function serve({ method, url, headers }) {
  const [, segment] = PAUSE.exec(url.split('?')[0]) ?? [];
  if (!segment) {
    return failure(404, 'notFound', 'The requested resource could not be found.');
  }
  if (method !== 'POST') {
    return { ...failure(405, 'notSupported', 'This operation is not supported.'), headers: { Allow: 'POST' } };
  }
  const token = headers['x-auth-token'] || /^Bearer +(.+)/i.exec(headers.authorization)?.[1] || headers.macaroon;
  if (!token) {
    return unauthorized(null, 'no details available.');
  }
  if (![options.token, prepared.token].includes(token)) {
    const description = 'Provided token is not valid.';
    return unauthorized({ id: 'tokenInvalid', description }, description);
  }
  if (!acceptsJson(headers.accept)) {
    return failure(406, 'notSupported', 'Errors are written in application/json.');
  }
  let wid;
  try {
    wid = decodeURIComponent(segment);
  } catch {
    return failure(400, 'badData', 'Bad value: provided "wid" could not be understood by the server.', { key: 'wid' });
  }
  return run({ operation: 'pause_workflow_execution', params: { wid }, token });
}

function acceptsJson(accept = '*/*') {
  const types = accept.split(',').map((range) => range.split(';')[0].trim().toLowerCase());
  return types.some((type) => ['application/json', 'application/*', '*/*'].includes(type));
}

/** What the kit wants to come of the next call, and the calls since it said so. */
let prepared = { calls: [] };

const doors = {
  'POST /prepare': async (request) => {
    prepared = { ...parse(await text(request)), calls: [] };
    return { status: prepared.operation === 'pause_workflow_execution' ? 204 : 501 };
  },
  'GET /seen': () => ({ status: 200, body: prepared.calls }),
};

function run(call) {
  const { outcome, calls } = prepared;
  if (!outcome) {
    return pauseWorkflowExecution(call.params.wid);
  }
  calls.push(call);
  return outcome.result === 'success' ? { status: 204 } : { status: outcome.status, body: { error: outcome.error } };
}

const server = createServer({ maxHeaderSize: 2 * 1024 * 1024 }, async (request, response) => {
  const door = options.doors && doors[`${request.method} ${request.url}`];
  const { status, headers, body } = await (door || serve)(request);
  if (!body) {
    return response.writeHead(status).end();
  }
  const json = Buffer.from(stringify(body));
  const entity = { 'Content-Type': 'application/json', 'Content-Length': json.length };
  response.writeHead(status, { ...entity, ...headers }).end(json);
});
server.listen(options.port, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}${BASE_PATH}`);
});
