// A test without dependencies: arranges an execution, pauses it while the service fails once, and verifies what has arrived.
// java -jar oneprovider-emulator.jar --keep-requests 100
import assert from 'node:assert/strict';

const emulator = process.env.EMULATOR ?? 'http://127.0.0.1:8080';
const pauseUrl = `${emulator}/api/v3/oneprovider/automation/execution/workflows/nightly/pause`;
const pause = async () => (await fetch(pauseUrl, { method: 'POST', headers: { 'X-Auth-Token': 'alices-token' } })).status;
const tell = async (what, body, method = 'POST') => {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${emulator}/emulator/${what}`, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(response.ok, `${what}: ${response.ok || (await response.text())}`);
  return response;
};

await tell('reset');
await tell('users', { name: 'alice', token: 'alices-token', spaces: { lab: ['space_schedule_atm_workflow_executions'] } });
await tell('executions', { wid: 'nightly', owner: 'alice', space: 'lab', status: 'active' });
await tell('failures', { times: 1, error: 'serviceUnavailable' });

assert.equal(await pause(), 503);
assert.equal(await pause(), 204);
await tell('time', { advance: 60_000 });
assert.equal((await (await tell('executions/nightly', undefined, 'GET')).json()).status, 'paused');
await tell('requests/verify', { count: 2, wid: 'nightly', user: 'alice' });
console.log('paused');
