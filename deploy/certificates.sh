#!/bin/bash
# Runs once in Elasticsearch's image, as root: an authority and the node's certificate, unless they are there.
#   CERTIFICATES  a folder for the node alone
#   ACCESS        a folder for those who connect: the authority's certificate
set -euo pipefail

if [[ ! -f $CERTIFICATES/elasticsearch/elasticsearch.crt ]]; then
  new=$(mktemp -d)
  elasticsearch-certutil ca --silent --pem --days 3650 --out "$new/ca.zip"
  unzip -q "$new/ca.zip" -d "$new"
  elasticsearch-certutil cert --silent --pem --days 825 --ca-cert "$new/ca/ca.crt" --ca-key "$new/ca/ca.key" \
    --name elasticsearch --dns elasticsearch,localhost --ip 127.0.0.1 --out "$new/node.zip"
  unzip -q "$new/node.zip" -d "$new"
  # The certificate comes last, so that it stands for all.
  mkdir -p "$CERTIFICATES/ca" "$CERTIFICATES/elasticsearch"
  cp "$new/ca/ca.crt" "$new/ca/ca.key" "$CERTIFICATES/ca"
  cp "$new/elasticsearch/elasticsearch.key" "$CERTIFICATES/elasticsearch"
  cp "$new/elasticsearch/elasticsearch.crt" "$CERTIFICATES/elasticsearch"
  rm -rf "$new"
fi
chown -R 1000:0 "$CERTIFICATES"
chmod -R u=rwX,g=rX,o= "$CERTIFICATES"
chmod 600 "$CERTIFICATES/ca/ca.key"
install -m 644 "$CERTIFICATES/ca/ca.crt" "$ACCESS/ca.crt"
