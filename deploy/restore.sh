#!/usr/bin/env bash
# An installation from its backup: restore.sh FOLDER, into an empty home, or an empty database and bucket.
# Nothing may run meanwhile. The environment is the new installation's, as for backup.sh.
set -euo pipefail
umask 077

folder=${1:?say from which folder: restore.sh FOLDER}
home=${DIFOOTSION_HOME:-$HOME/.local/share/difootsion}
[ -f "$folder/pictures.txt" ] || { echo "$folder is no backup" >&2; exit 2; }
if [ -f "$folder/difootsion.db" ] && [ -e "$home/difootsion.db" ]; then
    echo "$home holds a database already: move it away" >&2
    exit 2
fi

# Pictures first: an installation that is started too early misses nothing that its rows name.
if [ -n "${DIFOOTSION_BLOBS_URL:-}" ] && [[ $DIFOOTSION_BLOBS_URL == s3:* ]]; then
    aws s3 sync --only-show-errors "$folder/pictures" "$DIFOOTSION_BLOBS_URL"
else
    blobs=${DIFOOTSION_BLOBS_URL:-file://$home/blobs}
    mkdir -p "${blobs#file://}"
    cp -a "$folder/pictures/." "${blobs#file://}/"
fi

if [ -f "$folder/database.dump" ]; then
    : "${DIFOOTSION_DATABASE_URL:?say which database}"
    # shellcheck source=deploy/libpq.sh
    . "$(dirname "$0")/libpq.sh"
    pg_restore --exit-on-error --single-transaction --no-owner --dbname="$database" "$folder/database.dump"
else
    mkdir -p "$home"
    cp "$folder/difootsion.db" "$home/difootsion.db.part"
    mv "$home/difootsion.db.part" "$home/difootsion.db"
fi
echo "restored from $folder"
