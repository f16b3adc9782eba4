"""The Hugging Face hub, as far as fetching families needs it; all its failures become one plain line."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from huggingface_hub import HfApi, RepoFile, snapshot_download
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    HFValidationError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from pipeline.errors import Missing

# The HTTP library below huggingface_hub changes between its versions; this is its error for lost connections.
_NETWORK_ERROR: type[Exception] = HfHubHTTPError.__bases__[0]


@dataclass(frozen=True)
class Listing:
    """The files of a repository at one commit: bytes by path."""

    repository: str
    commit: str
    sizes: Mapping[str, int]


def look(repository: str, revision: str, endpoint: str | None = None) -> Listing:
    """What a repository holds at a revision; raises `Missing` if it cannot be reached or is not there."""
    api = HfApi(endpoint=endpoint)
    with _plainly(repository, revision):
        commit = api.model_info(repository, revision=revision).sha or revision
        tree = api.list_repo_tree(repository, recursive=True, revision=commit)
        sizes = {entry.path: entry.size for entry in tree if isinstance(entry, RepoFile)}
    return Listing(repository, commit, sizes)


def download(listing: Listing, paths: Iterable[str], folder: Path, endpoint: str | None = None) -> None:
    """Downloads files of a listing into a folder, going on where an earlier attempt was cut off."""
    wanted = list(paths)
    with _plainly(listing.repository, listing.commit):
        snapshot_download(
            listing.repository,
            revision=listing.commit,
            allow_patterns=wanted,
            local_dir=folder,
            endpoint=endpoint,
        )
        # With a folder begun earlier and the hub away, it returns what is there.
        if lost := [path for path in wanted if _size(folder / path) != listing.sizes[path]]:
            raise OSError(f"{lost[0]} did not arrive whole")


@contextmanager
def _plainly(repository: str, revision: str) -> Iterator[None]:
    try:
        yield
    except GatedRepoError as error:
        raise Missing(
            f"{repository} is only given out after its terms are accepted: accept them on its page "
            "and set HF_TOKEN to an access token"
        ) from error
    except RepositoryNotFoundError as error:
        raise Missing(f"the hub has no repository {repository}, or keeps it private") from error
    except RevisionNotFoundError as error:
        raise Missing(f"the hub's repository {repository} has no revision {revision}") from error
    except HFValidationError as error:
        raise Missing(f"{repository!r} is no name of a repository") from error
    except (_NETWORK_ERROR, OSError) as error:
        raise Missing(
            f"the hub cannot be reached for {repository} ({_reason(error)}); check the network or the proxy, "
            "then fetch again: what has arrived is kept"
        ) from error


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else -1


def _reason(error: Exception) -> str:
    first_line = str(error).strip().partition("\n")[0]
    return first_line or type(error).__name__
