#!/usr/bin/env bash
# Checks of deploy/ by the programs that will read it, as far as they are installed; `make check-deploy`.
# What needs no such program is checked by tests/deploy.
set -euo pipefail
cd "$(dirname "$0")"
bin=${BIN:-../.venv/bin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
lacking=()

run() { echo "== $*"; "$@"; }
has() { command -v "$1" >/dev/null || { lacking+=("$1"); return 1; }; }

if has kubectl; then
    for parts in "stores keda monitoring" "stores hpa" "keda gpu" ""; do
        rm -rf "$work/kubernetes" && cp -r kubernetes "$work/"
        list=$(for part in $parts; do printf '../%s, ' "$part"; done)
        sed -i "s#^components:.*#components: [${list%, }]#" "$work/kubernetes/example/kustomization.yaml"
        echo "== kubectl kustomize: base $parts"
        kubectl kustomize "$work/kubernetes/example" >"$work/all.yaml"
        "$bin/python" - "$work/all.yaml" <<'PYTHON'
import sys

import kubernetes_validate
from ruamel.yaml import YAML

for manifest in YAML(typ="safe").load_all(open(sys.argv[1])):
    if not manifest["apiVersion"].startswith(("keda.sh/", "monitoring.coreos.com/")):
        kubernetes_validate.validate(manifest, "1.34", strict=True)
    print("  ", manifest["kind"], manifest["metadata"]["name"])
PYTHON
    done
fi

if has systemd-analyze; then
    mkdir "$work/units"
    cp systemd/*.service "$work/units"
    cp "$work/units/difootsion-worker@.service" "$work/units/difootsion-worker@1.service"
    sed -i 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' "$work"/units/*.service
    for unit in difootsion-bot difootsion-worker@1; do
        run systemd-analyze verify "$work/units/$unit.service"
        run systemd-analyze security --offline=true --threshold=20 --no-pager "$work/units/$unit.service" | tail -n 1
    done
fi

if has promtool; then
    run promtool check rules prometheus/alerts.yml
    run promtool check config prometheus/prometheus.yml
    run promtool check config prometheus/systemd.yml
    # Debian's promtool knows no Kubernetes: what is asked of its pods is checked with a target in their place.
    cp prometheus/alerts.yml "$work/"
    sed 's/kubernetes_sd_configs:/static_configs:/; s/{role: pod.*/{targets: ["pod:9101"]}/' prometheus/kubernetes.yml \
        >"$work/kubernetes.yml"
    run promtool check config "$work/kubernetes.yml"
    run promtool test rules prometheus/alerts.test.yml
fi
if has caddy; then
    run caddy validate --adapter caddyfile --config caddy/Caddyfile 2>&1 | tail -n 1
    caddy fmt caddy/Caddyfile | diff caddy/Caddyfile - || { echo "caddy fmt puts this right" >&2; exit 1; }
fi
if has nginx; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=chat.example.org \
        -keyout "$work/privkey.pem" -out "$work/fullchain.pem" 2>/dev/null
    sed "s#/etc/letsencrypt/live/chat.example.org#$work#; s#listen #listen 127.0.0.1:1#" nginx/difootsion.conf >"$work/site.conf"
    temporary=$(for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $work/$kind;"; done)
    echo "pid $work/pid; error_log stderr; events {} http { access_log off; $temporary include $work/site.conf; }" \
        >"$work/nginx.conf"
    run nginx -t -p "$work" -c "$work/nginx.conf"
fi
if docker compose version >/dev/null 2>&1; then
    for name in POSTGRES_PASSWORD AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY DIFOOTSION_SECRET; do
        echo "$name=x"
    done >"$work/env"
    run docker compose --env-file "$work/env" -f compose.yaml -f compose.gpu.yaml --profile monitoring --profile https config --quiet
else
    lacking+=("docker compose")
fi
[ ${#lacking[@]} -eq 0 ] || echo "not checked, because not installed: ${lacking[*]}"
