'use strict';

const rows = new Map();

/** Brings the table up to date, row by row, so that a selection in it is not lost. */
function show(executions) {
  for (const { wid, owner, status, phase } of executions) {
    let row = rows.get(wid);
    if (!row) {
      row = document.querySelector('#executions tbody').insertRow();
      for (const text of [wid, owner, '']) {
        row.insertCell().textContent = text;
      }
      rows.set(wid, row);
    }
    const cell = row.cells[2];
    if (cell.textContent !== status) {
      cell.textContent = status;
      cell.className = `status ${phase}`;
    }
  }
}

async function poll() {
  const connection = document.getElementById('connection');
  try {
    show(await (await fetch('executions.json')).json());
    connection.textContent = '';
  } catch (e) {
    connection.textContent = 'The emulator does not answer.';
  }
  setTimeout(poll, 200);
}

async function showContract() {
  const [contract, user] = await Promise.all(
    ['contract.json', 'user.json'].map(async (name) => (await fetch(name)).json()));
  const ui = SwaggerUIBundle({
    spec: contract,
    dom_id: '#swagger-ui',
    docExpansion: 'full',
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    onComplete: () => Object.keys(contract.components.securitySchemes)
      .forEach((scheme) => ui.preauthorizeApiKey(scheme, user.token)),
  });
}

poll();
showContract();
