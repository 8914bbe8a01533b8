#!/usr/bin/env bash
# A test by curl alone: arranges an execution, pauses it while the service fails once, and verifies what has arrived.
# java -jar oneprovider-emulator.jar --keep-requests 100
set -euo pipefail
emulator=${EMULATOR:-http://127.0.0.1:8080}

tell() { curl --silent --show-error --fail-with-body -H 'Content-Type: application/json' "$emulator/emulator/$1" "${@:2}"; }
pause() { curl --silent --output /dev/null --write-out '%{http_code}' -X POST -H "X-Auth-Token: alices-token" \
    "$emulator/api/v3/oneprovider/automation/execution/workflows/nightly/pause"; }
expect() { [[ $1 == *"$2"* ]] || { echo "expected $2, but got $1" >&2; exit 1; }; }

tell reset -X POST
tell users -d '{"name": "alice", "token": "alices-token", "spaces": {"lab": ["space_schedule_atm_workflow_executions"]}}' > /dev/null
tell executions -d '{"wid": "nightly", "owner": "alice", "space": "lab", "status": "active"}' > /dev/null
tell failures -d '{"times": 1, "error": "serviceUnavailable"}'

expect "$(pause)" 503
expect "$(pause)" 204
tell time -d '{"advance": 60000}' > /dev/null
expect "$(tell executions/nightly)" '"status":"paused"'
tell requests/verify -d '{"count": 2, "wid": "nightly", "user": "alice"}'
echo "paused"
