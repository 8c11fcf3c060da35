#!/bin/bash
# Runs once in Elasticsearch's image against a running node: Kibana's password, the roles, a user who reads, the sink's key.
#   ELASTICSEARCH     the node's address
#   ELASTIC_PASSWORD, KIBANA_PASSWORD, READER_PASSWORD
#   ROLES             the folder of the roles' files
#   ACCESS            the folder with ca.crt, where the sink's key goes
#   SINK_USER         the owner of that key, a number
set -euo pipefail

# ask METHOD PATH [JSON]
ask() {
  curl --silent --show-error --fail-with-body --cacert "$ACCESS/ca.crt" --config - \
    --request "$1" --header 'Content-Type: application/json' ${3:+--data "$3"} "$ELASTICSEARCH$2" \
    <<< "user = \"elastic:$ELASTIC_PASSWORD\""
}

# Whether the key of an earlier run is still good.
known() {
  [[ -s $ACCESS/elasticsearch.key ]] && curl --silent --fail --output /dev/null --cacert "$ACCESS/ca.crt" --config - \
    "$ELASTICSEARCH/_security/_authenticate" <<< "header = \"Authorization: ApiKey $(cat "$ACCESS/elasticsearch.key")\""
}

ask POST /_security/user/kibana_system/_password "{\"password\":\"$KIBANA_PASSWORD\"}" > /dev/null
for role in paperwire-sink paperwire-reader; do
  ask PUT "/_security/role/$role" "$(cat "$ROLES/$role.json")" > /dev/null
done
ask PUT /_security/user/reader "{\"password\":\"$READER_PASSWORD\",\"roles\":[\"paperwire-reader\"]}" > /dev/null

if ! known; then
  answer=$(ask POST /_security/api_key \
    "{\"name\":\"paperwire-sink\",\"role_descriptors\":{\"paperwire-sink\":$(cat "$ROLES/paperwire-sink.json")}}")
  key=$(sed -n 's/.*"encoded" *: *"\([^"]*\)".*/\1/p' <<< "$answer")
  [[ -n $key ]] || { echo "Elasticsearch gave no key" >&2; exit 1; }
  (umask 077 && echo "$key" > "$ACCESS/new.key")
  chown "$SINK_USER" "$ACCESS/new.key"
  mv "$ACCESS/new.key" "$ACCESS/elasticsearch.key"
fi
