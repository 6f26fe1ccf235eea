# Sourced by .ci/run and .ci/part. `count LOG EXIT_CODE` adds what a part printed to these:
passed=0 failed=0 skipped=0 code=0

# Each part ends with its own figures; one that fails, or breaks off without any, is a failure. So is one that skips:
# this machine was given all that the tests need.
count() {
  local log=$1 ended=$2 figures p f s
  figures=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1) ||
    figures='0 passed, 1 failed'
  read -r p _ f _ s _ <<<"$figures"
  s=${s:-0}
  if ((ended != 0 && f == 0)); then f=1; fi
  if ((ended == 0 && f > 0)); then ended=1; fi
  if ((ended == 0 && s > 0)); then ended=1; fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  if ((code == 0)); then code=$ended; fi
}

# The last line of a run, after the reasons that the logs in a folder give for what they skipped.
print_figures() {
  if ((skipped == 0)); then
    echo "$passed passed, $failed failed"
  else
    grep -hE '^[0-9]+ skipped: ' "$1"/*.log || true
    echo "$passed passed, $failed failed, $skipped skipped"
  fi
}
