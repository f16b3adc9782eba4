"""What the pods are told: every setting, by secrets and a map, and addresses that hold where they are."""

from ipaddress import ip_address

from pydantic import SecretStr
from ruamel.yaml import YAML
from sqlalchemy import make_url

from bot.web.settings import _networks
from storage.settings import Settings
from tests.deploy.manifests import FOLDER, manifests, named

SECRETS = {
    f"difootsion-{file.name.split('.')[0]}": file for file in sorted((FOLDER / "secrets").glob("*.example"))
}


def test_settings_are_settings() -> None:
    told = set(named("ConfigMap", "difootsion")["data"])
    for file in (FOLDER / "secrets").glob("*.example"):
        told |= {
            line.split("=")[0] for line in file.read_text().splitlines() if "=" in line and line[0] != "#"
        }
    ours = {name for name in told if name.startswith("DIFOOTSION_")}
    assert ours <= {f"DIFOOTSION_{field.upper()}" for field in Settings.model_fields}


def _secret(name: str) -> dict[str, str]:
    lines = SECRETS[name].read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and line[0] != "#")


def test_every_setting_reaches_the_process_that_reads_it() -> None:
    """What is a secret by the bot's or by both's, all else by the map of settings."""
    froms = {}
    for name in ("bot", "worker"):
        (container,) = named("Deployment", name)["spec"]["template"]["spec"]["containers"]
        froms[name] = {ref["name"] for each in container["envFrom"] for ref in each.values()}
        assert not any(each["name"].startswith("DIFOOTSION_") for each in container.get("env", []))
    assert froms == {
        "bot": {"difootsion", "difootsion-stores", "difootsion-bot"},
        "worker": {"difootsion", "difootsion-stores"},
    }
    secret = {
        f"DIFOOTSION_{name.upper()}"
        for name, field in Settings.model_fields.items()
        if field.annotation == SecretStr | None
    }
    told = set(_secret("difootsion-stores")) | set(named("ConfigMap", "difootsion")["data"])
    assert secret <= told | set(_secret("difootsion-bot"))
    assert told & secret == {"DIFOOTSION_DATABASE_URL", "DIFOOTSION_BLOBS_URL"}


def test_the_example_sets_settings() -> None:
    (read,) = manifests(FOLDER / "example/kustomization.yaml")
    (patch,) = [YAML(typ="safe").load(each["patch"]) for each in read["patches"] if "target" not in each]
    known = named("ConfigMap", "difootsion")
    assert (patch["kind"], patch["metadata"]["name"]) == (known["kind"], known["metadata"]["name"])
    assert set(patch["data"]) <= {f"DIFOOTSION_{field.upper()}" for field in Settings.model_fields}


def test_whoever_reaches_the_bot_is_a_proxy_that_it_believes() -> None:
    """Else all visitors have one address, and whoever guesses a password locks all the others out."""
    (container,) = named("Deployment", "bot")["spec"]["template"]["spec"]["containers"]
    ports = {port["containerPort"] for port in container["ports"] if port["name"] != "admin"}
    opened = [
        (peer, port["port"])
        for rule in named("NetworkPolicy", "bot")["spec"]["ingress"]
        for peer in rule["from"]
        for port in rule["ports"]
        if port["port"] in ports
    ]
    ingress = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress-nginx"}}}
    assert opened == [(ingress, port) for port in sorted(ports)]
    believed = _networks(named("ConfigMap", "difootsion")["data"]["DIFOOTSION_WEB_PROXIES"])
    for pod in ("10.244.1.7", "172.20.3.4", "192.168.9.9", "100.64.0.8"):
        assert any(ip_address(pod) in network for network in believed)
    assert not any(ip_address("8.8.8.8") in network for network in believed)


def test_keda_finds_the_database_from_its_own_namespace() -> None:
    """A name without the namespace is looked for in KEDA's own, where there is none."""
    (asked,) = named("TriggerAuthentication", "difootsion-database")["spec"]["secretTargetRef"]
    url = make_url(_secret(asked["name"])[asked["key"]])
    (example,) = manifests(FOLDER / "example/kustomization.yaml")
    assert url.host == f"{named('Service', 'database')['metadata']['name']}.{example['namespace']}.svc"
