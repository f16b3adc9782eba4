#!/usr/bin/env bash
# A backup of an installation in a new folder: backup.sh FOLDER. It may run meanwhile.
#
# Rows first, then the pictures that they name: a picture is never changed, and has its row before its first byte.
# So every picture of the backup's rows is there, but for those whose owner was forgotten in between.
# The environment is the installation's: DIFOOTSION_HOME, DIFOOTSION_DATABASE_URL, DIFOOTSION_BLOBS_URL, AWS_….
set -euo pipefail
umask 077

folder=${1:?say into which new folder: backup.sh FOLDER}
home=${DIFOOTSION_HOME:-$HOME/.local/share/difootsion}
python=${PYTHON:-python3}
[ ! -e "$folder" ] || { echo "$folder is there already: name a new folder" >&2; exit 2; }
rm -rf "$folder.part"
mkdir -p "$folder.part"

if [ -n "${DIFOOTSION_DATABASE_URL:-}" ] && [[ $DIFOOTSION_DATABASE_URL != sqlite:* ]]; then
    # shellcheck source=deploy/libpq.sh
    . "$(dirname "$0")/libpq.sh"
    pg_dump --format=custom --no-owner --file="$folder.part/database.dump" "$database"
    # The names are read after the dump: pictures of rows that came meanwhile are kept besides.
    psql --no-psqlrc --tuples-only --no-align --quiet --output="$folder.part/pictures.txt" \
        --command="select left(name, 2) || '/' || name from blobs order by name" "$database"
else
    "$python" - "$home/difootsion.db" "$folder.part" <<'PYTHON'
import sqlite3, sys
from contextlib import closing
from pathlib import Path

source, folder = Path(sys.argv[1]), Path(sys.argv[2])
if not source.is_file():
    sys.exit(f"There is no database {source}: is DIFOOTSION_HOME right?")
with closing(sqlite3.connect(source)) as running, closing(sqlite3.connect(folder / "difootsion.db")) as copy:
    running.backup(copy)
    copy.execute("pragma journal_mode=delete")
    names = [row[0] for row in copy.execute("select name from blobs order by name")]
(folder / "pictures.txt").write_text("".join(f"{name[:2]}/{name}\n" for name in names))
PYTHON
fi

if [ -n "${DIFOOTSION_BLOBS_URL:-}" ] && [[ $DIFOOTSION_BLOBS_URL == s3:* ]]; then
    aws s3 sync --only-show-errors "$DIFOOTSION_BLOBS_URL" "$folder.part/pictures"
else
    blobs=${DIFOOTSION_BLOBS_URL:-file://$home/blobs}
    "$python" - "${blobs#file://}" "$folder.part" <<'PYTHON'
import shutil, sys
from contextlib import suppress
from pathlib import Path

source, folder = Path(sys.argv[1]), Path(sys.argv[2])
(folder / "pictures").mkdir()
for name in (folder / "pictures.txt").read_text().split():
    (folder / "pictures" / name).parent.mkdir(exist_ok=True)
    with suppress(FileNotFoundError):  # forgotten since
        shutil.copy2(source / name, folder / "pictures" / name)
PYTHON
fi
mv "$folder.part" "$folder"
echo "$(wc -l <"$folder/pictures.txt") pictures named, $(find "$folder/pictures" -type f | wc -l) kept: $folder"
