# shellcheck shell=bash
# For backup.sh and restore.sh: $DIFOOTSION_DATABASE_URL as libpq's programs take it, in $database. The password goes by
# $PGPASSWORD: everybody on the machine can read command lines.
# shellcheck disable=SC2034  # read by those two
database=
eval "$("${PYTHON:-python3}" - <<'PYTHON'
import os, re, shlex
from urllib.parse import unquote

told = re.fullmatch(r"\w+(?:\+\w+)?://(?:([^/?#:@]*)(?::([^/?#@]*))?@)?(.*)", os.environ["DIFOOTSION_DATABASE_URL"])
if told is None:
    print("echo 'DIFOOTSION_DATABASE_URL has to look like postgresql://…' >&2; exit 2")
else:
    user, password, rest = told.groups()
    print("database=" + shlex.quote(f"postgresql://{f'{user}@' if user else ''}{rest}"))
    if password is not None:
        print("export PGPASSWORD=" + shlex.quote(unquote(password)))
PYTHON
)"
