#!/bin/bash
# Runs once in Elasticsearch's image against a running Kibana: imports what is in DASHBOARDS, in the order of the names.
#   KIBANA            its address
#   ELASTIC_PASSWORD
#   DASHBOARDS        a folder of .ndjson files
set -euo pipefail
shopt -s nullglob

for file in "$DASHBOARDS"/*.ndjson; do
  answer=$(curl --silent --show-error --fail-with-body --config - --header 'kbn-xsrf: true' --form "file=@$file" \
    "$KIBANA/api/saved_objects/_import?overwrite=true" <<< "user = \"elastic:$ELASTIC_PASSWORD\"")
  # The answer is 200 even where an object was refused.
  [[ $answer == *'"success":true'* ]] || { echo "$file: $answer" >&2; exit 1; }
  echo "imported $(basename "$file")"
done
