'use strict';

const token = document.querySelector('meta[name=token]').content;
const rows = new Map();
let shownRequests = '';

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Brings the table up to date, row by row, so that neither a selection in it nor the focus is lost. */
function showExecutions(executions) {
  const known = new Set(executions.map(({ wid }) => wid));
  for (const [wid, row] of rows) {
    if (!known.has(wid)) {
      row.remove();
      rows.delete(wid);
    }
  }
  for (const { wid, owner, status, phase } of executions) {
    let row = rows.get(wid);
    if (!row) {
      row = document.querySelector('#executions tbody').insertRow();
      row.insertCell().textContent = wid;
      row.insertCell().textContent = owner;
      row.insertCell();
      const pause = element('button', 'Pause');
      pause.setAttribute('aria-label', `Pause ${wid}`);
      pause.addEventListener('click', () => pauseExecution(wid));
      row.insertCell().append(pause);
      rows.set(wid, row);
    }
    const cell = row.cells[2];
    if (cell.textContent !== status) {
      cell.textContent = status;
      cell.className = `status ${phase}`;
    }
  }
}

function showRequests(requests) {
  const text = JSON.stringify(requests);
  if (text === shownRequests) {
    return;
  }
  shownRequests = text;
  document.getElementById('none').hidden = requests.length > 0;
  document.getElementById('requests').hidden = requests.length === 0;
  document.querySelector('#requests tbody').replaceChildren(...requests.map(({ time, method, path, status }) => {
    const row = element('tr', '');
    row.append(
      element('td', new Date(time).toLocaleTimeString('en-GB')),
      element('td', `${method} ${path}`),
      element('td', status === 0 ? 'none' : status));
    return row;
  }));
}

async function poll() {
  const connection = document.getElementById('connection');
  try {
    const { executions, requests } = await (await fetch('page.json')).json();
    showExecutions(executions);
    showRequests(requests);
    connection.textContent = '';
  } catch (e) {
    connection.textContent = 'The emulator does not answer.';
  }
  setTimeout(poll, 200);
}

/** Shows what a caller gets: the status, and the body as it came. */
async function showAnswer(what, request) {
  const answer = document.getElementById('answer');
  answer.replaceChildren(element('p', `${what}…`));
  try {
    const response = await request;
    const body = await response.text();
    const { id, description } = errorIn(body);
    answer.replaceChildren(element('p', [
      `${what}: ${response.status}`, id, description].filter(Boolean).join(' '), response.ok ? 'done' : 'refused'));
    if (!response.ok && body) {
      const raw = element('pre', pretty(body));
      raw.tabIndex = 0;
      raw.setAttribute('aria-label', 'Body of the answer');
      answer.append(raw);
    }
  } catch (e) {
    answer.replaceChildren(element('p', `${what}: no answer (${e.message})`, 'refused'));
  }
}

function errorIn(body) {
  try {
    const { error, message } = JSON.parse(body);
    return error instanceof Object ? error : { description: message };
  } catch (e) {
    return {};
  }
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch (e) {
    return body;
  }
}

function pauseExecution(wid) {
  return showAnswer(`Pause ${wid}`, fetch(
    `api/v3/oneprovider/automation/execution/workflows/${encodeURIComponent(wid)}/pause`,
    { method: 'POST', headers: { 'X-Auth-Token': token } }));
}

function addExecution(event) {
  event.preventDefault();
  return showAnswer('Add an execution', fetch('emulator/executions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ status: document.getElementById('status').value }),
  }));
}

async function showContract() {
  const contract = await (await fetch('contract.json')).json();
  const ui = SwaggerUIBundle({
    spec: contract,
    dom_id: '#swagger-ui',
    docExpansion: 'full',
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    onComplete: () => Object.keys(contract.components.securitySchemes)
      .forEach((scheme) => ui.preauthorizeApiKey(scheme, token)),
  });
}

/** What Swagger UI leaves out: names of its lists, and a way by the keyboard into what scrolls. */
function mendSwaggerUi() {
  for (const list of document.querySelectorAll('#swagger-ui select:not([aria-label])')) {
    list.setAttribute('aria-label', list.id === 'servers' ? 'Server' : 'Example');
  }
  for (const code of document.querySelectorAll('#swagger-ui .microlight:not([tabindex])')) {
    code.tabIndex = 0;
  }
}

new MutationObserver(mendSwaggerUi).observe(
  document.getElementById('swagger-ui'), { childList: true, subtree: true });
document.getElementById('add').addEventListener('submit', addExecution);
poll();
showContract();
