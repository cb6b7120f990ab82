#!/bin/sh
# Starts Grafana by the words that follow. Its administrator's password is made here at the first start and lies in
# Grafana's own volume: it is in no repository, and playlists.sh alone needs it.
set -eu
file=$GF_SECURITY_ADMIN_PASSWORD__FILE
if [ ! -s "$file" ]; then
  # Written whole or not at all, and for this user only.
  (umask 077 && head -c 32 /dev/urandom | base64 | tr -d '+/=\n' >"$file.new")
  mv "$file.new" "$file"
fi
exec "$@"
