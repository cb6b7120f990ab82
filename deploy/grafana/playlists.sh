#!/bin/sh
# Puts playlists into Grafana, which reads none from files: playlists.sh FILE…
# One that is there, by its name, is brought up to date; a second one never comes of it.
set -eu

# The password goes in by the standard input: arguments can be read by every process.
ask() {
  printf 'user = "admin:%s"\n' "$(cat "$GF_SECURITY_ADMIN_PASSWORD__FILE")" |
    curl --config - --silent --show-error --fail --max-time 20 --header 'Content-Type: application/json' "$@"
}

# Its uid, or nothing. Grafana answers on one line; each playlist of the list is an object without others in it.
uid_of() {
  printf '%s' "$there" | tr '{' '\n' | grep -F "\"name\":\"$1\"" | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p' | head -n 1
}

there=$(ask "$GRAFANA_URL/api/playlists?limit=1000")
for file in "$@"; do
  name=$(sed -n 's/^  "name": "\(.*\)",$/\1/p' "$file")
  uid=$(uid_of "$name")
  if [ -n "$uid" ]; then
    ask --request PUT --data "@$file" --output /dev/null "$GRAFANA_URL/api/playlists/$uid"
  else
    ask --request POST --data "@$file" --output /dev/null "$GRAFANA_URL/api/playlists"
  fi
  echo "playlist: $name"
done
