"""What Kubernetes is told fits together. The schemas of Kubernetes itself: `make deploy-check`."""

import subprocess
from importlib.metadata import version

import pytest
from ruamel.yaml import YAML

from engine.cli.settings import Settings
from schemas.catalogue import available
from schemas.names import MONTHS, NOW
from tests.deploy.files import DEPLOY, read, read_all
from tests.paths import ROOT

KUBERNETES = DEPLOY / "kubernetes"
PORT = Settings.model_fields["http_port"].default
ENGINES = ("a", "b")


def of(path):
    return read(f"kubernetes/{path}")


@pytest.fixture
def pod():
    return of("engine/deployment.yaml")["spec"]["template"]


@pytest.fixture
def container(pod):
    (one,) = pod["spec"]["containers"]
    return one


@pytest.fixture
def policies():
    return {policy["metadata"]["name"]: policy["spec"] for policy in read_all("kubernetes/network-policies.yaml")}


def test_everything_that_kustomize_is_told_to_take_is_there_and_all_that_is_there_is_taken():
    taken = {KUBERNETES / "kustomization.yaml"}
    folders = [KUBERNETES]
    while folders:
        folder = folders.pop()
        for resource in read(str(folder.relative_to(DEPLOY) / "kustomization.yaml"))["resources"]:
            path = (folder / resource).resolve()
            assert path.exists(), path
            if path.is_dir():
                folders.append(path)
                taken.add(path / "kustomization.yaml")
            else:
                taken.add(path)

    assert {KUBERNETES / "import.yaml"} == set(KUBERNETES.rglob("*.yaml")) - taken


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_has_a_name_and_a_group_of_its_own_and_keeps_off_the_others_nodes(engine):
    told = of(f"engine-{engine}/kustomization.yaml")
    (patch,) = told["patches"]
    (added,) = YAML(typ="safe").load(patch["patch"])
    (term,) = added["value"]["podAntiAffinity"]["preferredDuringSchedulingIgnoredDuringExecution"]
    other = {"key": "casetide.engine", "operator": "NotIn", "values": [engine]}

    assert settings(told) == {"CASETIDE_ENGINE": engine, "CASETIDE_GROUP": f"casetide-{engine}"}
    assert f"-{engine}" == told["nameSuffix"]
    assert [{"pairs": {"casetide.engine": engine}, "includeSelectors": True}] == told["labels"]
    assert "/spec/template/spec/affinity" == added["path"]
    assert other in term["podAffinityTerm"]["labelSelector"]["matchExpressions"]


def test_the_settings_of_the_engines_exist_and_reach_them(container):
    given = settings(of("kustomization.yaml")).keys() | settings(of("engine-a/kustomization.yaml")).keys()

    assert {name.removeprefix("CASETIDE_").lower() for name in given} <= Settings.model_fields.keys()
    assert {"CASETIDE_BOOTSTRAP", "CASETIDE_CATALOGUE"} <= given
    assert ["casetide", "casetide-engine"] == [source["configMapRef"]["name"] for source in container["envFrom"]]


def test_the_image_is_of_this_version(container):
    (image,) = of("kustomization.yaml")["images"]

    assert container["image"] == image["name"]
    assert version("casetide") == image["newTag"]
    assert f"casetide:{image['newTag']}" == job_container()["image"]


def test_an_engine_has_several_workers_and_one_of_them_goes_at_a_time():
    spec = of("engine/deployment.yaml")["spec"]

    assert spec["replicas"] >= 2
    assert {"maxSurge": 0, "maxUnavailable": 1} == spec["strategy"]["rollingUpdate"]
    assert 1 == of("engine/disruption-budget.yaml")["spec"]["maxUnavailable"]


def test_only_a_process_that_does_not_answer_is_restarted_and_not_one_that_catches_up(container):
    paths = {probe: container[f"{probe}Probe"]["httpGet"] for probe in ("startup", "liveness", "readiness")}

    assert {"startup": "/live", "liveness": "/live", "readiness": "/ready"} == {
        probe: asked["path"] for probe, asked in paths.items()
    }
    assert {"http"} == {asked["port"] for asked in paths.values()}
    assert [{"name": "http", "containerPort": PORT}] == container["ports"]


@pytest.mark.parametrize("path", ["engine/deployment.yaml", "import.yaml"])
def test_a_pod_may_do_as_little_as_it_needs(path):
    spec = of(path)["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    context = container["securityContext"]

    assert (True, 10001) == (spec["securityContext"]["runAsNonRoot"], spec["securityContext"]["runAsUser"])
    assert "USER 10001" in (DEPLOY / "Dockerfile").read_text("utf-8")
    assert {"type": "RuntimeDefault"} == spec["securityContext"]["seccompProfile"]
    assert {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    } == context
    assert spec["automountServiceAccountToken"] is False
    assert {"cpu", "memory"} == container["resources"]["requests"].keys()
    assert "memory" in container["resources"]["limits"]
    assert "restricted" == of("namespace.yaml")["metadata"]["labels"]["pod-security.kubernetes.io/enforce"]


def test_everything_selects_the_pods_by_the_labels_that_they_have(pod, policies):
    labels = pod["metadata"]["labels"]
    service = of("service.yaml")
    (spread,) = pod["spec"]["topologySpreadConstraints"]

    assert labels == of("engine/deployment.yaml")["spec"]["selector"]["matchLabels"]
    assert labels == of("engine/disruption-budget.yaml")["spec"]["selector"]["matchLabels"]
    assert labels == spread["labelSelector"]["matchLabels"]
    assert labels == service["spec"]["selector"]
    assert service["metadata"]["labels"] == of("service-monitor.yaml")["spec"]["selector"]["matchLabels"]
    assert labels == policies["prometheus-to-engine"]["podSelector"]["matchLabels"]
    assert policies["casetide-to-kafka"]["podSelector"]["matchLabels"].items() <= labels.items()


def test_nothing_is_reached_but_the_metrics_and_nothing_is_asked_but_kafka_and_names(policies):
    (reached,) = policies["prometheus-to-engine"]["ingress"]
    asked = policies["casetide-to-kafka"]["egress"]
    kafka = settings(of("kustomization.yaml"))["CASETIDE_BOOTSTRAP"]

    assert {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]} == policies["nothing"]
    assert {"nothing", "prometheus-to-engine", "casetide-to-kafka"} == policies.keys()
    assert [PORT] == [port["port"] for port in reached["ports"]]
    assert all(rule["to"] and rule["ports"] for rule in asked)
    assert [[int(kafka.split(":")[1])], [53, 53]] == [[port["port"] for port in rule["ports"]] for rule in asked]
    assert f".{asked[0]['to'][0]['namespaceSelector']['matchLabels']['kubernetes.io/metadata.name']}.svc" in kafka


def test_a_worker_that_catches_up_is_scraped_too():
    spec = of("service.yaml")["spec"]

    assert spec["publishNotReadyAddresses"] is True
    assert "None" == spec["clusterIP"]
    assert [{"name": "http", "port": PORT, "targetPort": "http"}] == spec["ports"]


ENDPOINT = {"port", "path", "interval", "relabelings"}
RELABELING = {"action", "regex", "replacement", "sourceLabels", "targetLabel"}
ADDED = {"container", "endpoint", "namespace", "pod", "service"}
"""Of prometheus-operator 0.84: fields of its ServiceMonitor (example/prometheus-operator-crd,
monitoring.coreos.com_servicemonitors.yaml), and the labels that it adds to every series of one."""


def test_the_operator_scrapes_as_prometheus_yml_does():
    engines = of("service-monitor.yaml")
    jobs = {endpoint["path"]: endpoint for endpoint in engines["spec"]["endpoints"]}

    assert ("monitoring.coreos.com/v1", "ServiceMonitor") == (engines["apiVersion"], engines["kind"])
    assert {NOW: "15s", MONTHS: "60s"} == {path: endpoint["interval"] for path, endpoint in jobs.items()}
    for path, name in {NOW: "casetide", MONTHS: "casetide-months"}.items():
        job, _, dropped = jobs[path]["relabelings"]
        assert jobs[path].keys() <= ENDPOINT
        assert all(relabeling.keys() <= RELABELING for relabeling in jobs[path]["relabelings"])
        assert {"action": "replace", "targetLabel": "job", "replacement": name} == job
        assert {"action": "labeldrop", "regex": "|".join(sorted(ADDED))} == dropped


def test_the_pseudonym_key_is_a_secret_that_imports_alone_see(container):
    mounted = {mount["name"]: mount["mountPath"] for mount in job_container()["volumeMounts"]}
    variables = {variable["name"]: variable["value"] for variable in job_container()["env"]}
    volumes = {volume["name"]: volume for volume in of("import.yaml")["spec"]["template"]["spec"]["volumes"]}

    assert f"{mounted['key']}/key" == variables["CASETIDE_PSEUDONYM_KEY_FILE"]
    assert "casetide-pseudonym-key" == volumes["key"]["secret"]["secretName"]
    assert "secret" not in str(container).lower()
    assert "PSEUDONYM" not in str(container)
    assert not list(DEPLOY.rglob("*secret*"))


@pytest.mark.parametrize("catalogue", available())
def test_the_operator_gets_the_rules_of_a_catalogue_as_they_are(catalogue):
    rule = YAML(typ="safe").load(rules(catalogue).stdout)

    assert ("monitoring.coreos.com/v1", "PrometheusRule") == (rule["apiVersion"], rule["kind"])
    assert read(f"prometheus/rules/{catalogue}.yaml") == rule["spec"]


def test_rules_of_a_catalogue_that_there_is_not_are_refused():
    assert "there are no such rules" in rules("scotland", code=2).stderr


def rules(catalogue, code=0):
    command = ["sh", KUBERNETES / "rules.sh", catalogue]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert code == done.returncode, done.stderr
    return done


def settings(kustomization):
    (made,) = kustomization["configMapGenerator"]
    return dict(literal.split("=", 1) for literal in made["literals"])


def job_container():
    (one,) = of("import.yaml")["spec"]["template"]["spec"]["containers"]
    return one
