#!/bin/sh
# A catalogue's rules as the Prometheus operator takes them: rules.sh CATALOGUE | kubectl apply --namespace casetide -f -
set -eu
rules=$(dirname "$0")/../prometheus/rules/$1.yaml
[ -f "$rules" ] || { echo "$rules: there are no such rules" >&2; exit 2; }
cat <<END
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: casetide
  labels: {app.kubernetes.io/name: casetide}
spec:
END
sed 's/^/  /' "$rules"
