#!/usr/bin/env bash
# Rebuilds the containers from nothing and tries them out: down, build without cache, up, wait, smoke test.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly WAIT_SECONDS=120
readonly BASE_URL="http://127.0.0.1:${PORT:-3000}"
compose() { docker compose -f docker-compose.app.yml "$@"; }

# A production server needs secrets that stay the same from one build to the next.
ensure_secret() {
  touch .env && chmod 600 .env
  grep -q "^$1=." .env || printf '%s=%s\n' "$1" "$(head -c 32 /dev/urandom | base64 | tr -d '=+/\n')" >>.env
}

wait_until_ready() {
  for ((second = 0; second < WAIT_SECONDS; second++)); do
    curl -fsS "$BASE_URL/api/ready" >/dev/null 2>&1 && return
    sleep 1
  done
  compose logs --tail 50 app >&2
  echo "The app is not ready after $WAIT_SECONDS seconds; its log stands above." >&2
  exit 1
}

# expect <status> <path>
expect() {
  local status
  status=$(curl -s -o /dev/null -w '%{http_code}' "$BASE_URL$2")
  [[ $status == "$1" ]] || { echo "$2 answers $status instead of $1." >&2; exit 1; }
  echo "ok  $2 $status"
}

smoke_test() {
  expect 200 /
  expect 200 /pricing
  expect 200 /login
  expect 200 /api/health
  expect 200 /api/v1/plans/
  expect 401 /api/v1/sites/
}

ensure_secret AUTH_SECRET
ensure_secret API_KEY_SECRET
compose down --remove-orphans
compose build --no-cache
compose up -d
wait_until_ready
smoke_test
echo "Rebuilt and running at $BASE_URL"
