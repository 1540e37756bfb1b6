"""One service of a Sojourn scenario as a Flask application, performed by gunicorn's sync workers.

The environment says which: SOJOURN_SCENARIO, SOJOURN_SERVICE, SOJOURN_REPLICA, SOJOURN_ADDRESSES,
SOJOURN_CONTROL (may be missing). What a request demands, which way it takes and how long the
network needs comes from libsojourn-plan.so beside this file, the project's own code: a request that
arrives here demands what the simulator drew for it. Protocol: live-harness/protocol.h.

    gunicorn --workers 2 --bind 127.0.0.1:8001 --pythonpath DIRECTORY sojourn_flask:application
"""

import ctypes
import http.client
import itertools
import json
import os
import socket
import threading

import flask

COMPENSATED_MAX = 2_000_000  # ns that a visit's own time may lie behind the clock
PROBE_MAX = 3600 * 1_000_000_000  # ns
ERROR_SIZE = 16384

_i64, _u64 = ctypes.c_int64, ctypes.c_uint64
_i32, _u32 = ctypes.c_int32, ctypes.c_uint32
_text, _handle = ctypes.c_char_p, ctypes.c_void_p
_identity = [_u64, _u64, _u64]
_signatures = {
    "sojourn_plan_open": (_handle, [_text, _text, _u32, _text, _text, _text, ctypes.c_size_t]),
    "sojourn_plan_description": (_text, [_handle]),
    "sojourn_plan_demand": (_i64, [_handle, _u32, *_identity]),
    "sojourn_plan_scaled": (_i64, [_handle, _i64]),
    "sojourn_plan_option": (_i32, [_handle, _u32, *_identity]),
    "sojourn_plan_attempt_path": (_u64, [_handle, _u32, _u64, _u32]),
    "sojourn_plan_latency": (_i64, [_handle, _u32, ctypes.c_bool, *_identity]),
    "sojourn_plan_backoff": (_i64, [_handle, _u32, *_identity, _u32]),
    "sojourn_be_punctual": (None, []),
    "sojourn_now": (_i64, []),
    "sojourn_sleep_until": (None, [_i64]),
    "sojourn_burn": (None, [_i64]),
}


def _load_library():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libsojourn-plan.so")
    library = ctypes.CDLL(path)
    for name, (result, arguments) in _signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


lib = _load_library()


class Plan:
    """The service that this application performs."""

    def __init__(self, environment):
        def setting(name):
            return environment.get("SOJOURN_" + name, "").encode()

        error = ctypes.create_string_buffer(ERROR_SIZE)
        self.handle = lib.sojourn_plan_open(
            setting("SCENARIO"), setting("SERVICE"), int(setting("REPLICA") or 0),
            setting("ADDRESSES"), setting("CONTROL"), error, ERROR_SIZE)
        if not self.handle:
            raise RuntimeError(error.value.decode(errors="replace"))
        description = json.loads(lib.sojourn_plan_description(self.handle))
        self.service = description["service"]
        self.replica = description["replica"]
        self.endpoints = description["endpoints"]


class CallFailed(Exception):
    """A call that the answer needs has failed."""


class Visit:
    """One request at this replica.

    A branch keeps its own time `at`, when the step under way should have begun: delays end at
    absolute times counted from there, so the lateness of one wake-up does not add to the next.
    """

    def __init__(self, plan, identity, priority, begin):
        self.plan = plan
        self.identity = identity
        self.priority = priority
        self.begin = begin
        self.demand = 0
        self.calls = 0
        self.calls_open = 0
        self.calls_since = 0
        self.callee_spans = []
        self.lock = threading.Lock()  # of the five above, where branches run at the same time

    def perform(self, steps, at):
        """Performs the steps one after the other; returns when they have ended."""
        for step in steps:
            at = getattr(self, "_" + step["kind"])(step, at)
        return at

    def sleep(self, time, at):
        at += time
        lib.sojourn_sleep_until(at)
        now = lib.sojourn_now()
        return at if now - at <= COMPENSATED_MAX else now

    def count_demand(self, demand):
        with self.lock:
            self.demand += demand

    def _draw(self, step):
        demand = lib.sojourn_plan_demand(self.plan.handle, step["step"], *self.identity)
        self.count_demand(demand)
        return demand

    def _delay(self, step, at):
        return self.sleep(self._draw(step), at)

    def _compute(self, step, at):
        demand = self._draw(step)
        if demand == 0:
            return at
        lib.sojourn_burn(demand)
        return lib.sojourn_now()

    def _choose(self, step, at):
        option = lib.sojourn_plan_option(self.plan.handle, step["step"], *self.identity)
        return at if option < 0 else self.perform(step["parts"][option], at)

    def _parallel(self, step, at):
        ends, failures = [at], []

        def branch(steps):
            try:
                ends.append(self.perform(steps, at))
            except CallFailed as failure:
                failures.append(failure)

        threads = [threading.Thread(target=branch, args=[part]) for part in step["parts"][1:]]
        for thread in threads:
            thread.start()
        for part in step["parts"][:1]:
            branch(part)
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        return max(ends)

    def _call(self, step, at):
        with self.lock:
            if self.calls_open == 0:
                self.calls_since = at
            self.calls_open += 1
        at, answered = self._try_until_answered(step, at)
        with self.lock:
            self.calls_open -= 1
            if self.calls_open == 0:
                self.calls += at - self.calls_since
        if not answered and not step["proceed"]:
            raise CallFailed()
        return at

    def _try_until_answered(self, step, at):
        for attempt in itertools.count(1):
            at, answered = self._attempt(step, attempt, at)
            if answered or attempt >= step["attempts"]:
                return at, answered
            wait = lib.sojourn_plan_backoff(self.plan.handle, step["step"], *self.identity,
                                            attempt + 1)
            at = self.sleep(wait, at)

    def _attempt(self, step, attempt, at):
        stream, request, path = self.identity
        path = lib.sojourn_plan_attempt_path(self.plan.handle, step["step"], path, attempt)
        identity = (stream, request, path)
        there, back = (
            lib.sojourn_plan_latency(self.plan.handle, step["link"], way, *identity)
            for way in (False, True))
        deadline = None if step["timeout"] is None else at + step["timeout"]
        if deadline is not None and at + there >= deadline:
            late = threading.Thread(target=self._deliver, args=[step, identity, at + there, None])
            late.daemon = True  # it arrives all the same, but nobody waits for it
            late.start()
            return self.sleep(step["timeout"], at), False
        end, spans = self._deliver(step, identity, at + there, deadline)
        if deadline is not None and end + back >= deadline:
            return self.sleep(step["timeout"], at), False
        if spans:
            with self.lock:
                self.callee_spans.append(spans)
        return self.sleep(back, end), spans is not None

    def _deliver(self, step, identity, at, deadline):
        lib.sojourn_sleep_until(at)
        spans = ask(step, identity, self.priority, deadline)
        return lib.sojourn_now(), spans

    def spans(self, waiting):
        own = ",".join([
            format(self.identity[2], "x"), str(self.plan.service), str(self.plan.replica),
            str(waiting), str(lib.sojourn_now() - self.begin), str(self.calls), str(self.demand)])
        return ";".join([own, *self.callee_spans])


class PunctualConnection(http.client.HTTPConnection):
    """A connection that gives up at a deadline."""

    def __init__(self, step, deadline):
        super().__init__(step["host"], step["port"])
        self.deadline = deadline

    def connect(self):
        self.timeout = self.seconds_left()
        super().connect()
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def getresponse(self):
        self.sock.settimeout(self.seconds_left())
        return super().getresponse()

    def seconds_left(self):
        if self.deadline is None:
            return None
        left = self.deadline - lib.sojourn_now()
        if left <= 0:
            raise TimeoutError()
        return left / 1e9


def ask(step, identity, priority, deadline):
    """One request; the spans of its answer ("" if it has none), or None if it failed."""
    headers = {"X-Sojourn-Request": "{:x}-{:x}-{:x}".format(*identity)}
    if priority:
        headers["X-Sojourn-Priority"] = str(priority)
    if step["stamp"]:
        headers["X-Sojourn-Sent"] = str(lib.sojourn_now())
    connection = PunctualConnection(step, deadline)
    try:
        connection.request("GET", step["target"], headers=headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    outcome = answer.headers.get("X-Sojourn-Outcome")
    if outcome != "ok" and (outcome is not None or not 200 <= answer.status < 300):
        return None
    return answer.headers.get("X-Sojourn-Spans", "")


def parse_identity(text):
    parts = tuple(int(part, 16) for part in text.split("-"))
    if len(parts) != 3 or any(not 0 <= part < 1 << 64 for part in parts):
        raise ValueError(text)
    return parts


def refusal(status, why):
    return flask.Response(why + "\n", status, {"X-Sojourn-Outcome": "failed"}, "text/plain")


def reply(visit, waiting, answered=True):
    headers = {"X-Sojourn-Outcome": "ok" if answered else "failed",
               "X-Sojourn-Spans": visit.spans(waiting)}
    return flask.Response(status=200 if answered else 500, headers=headers)


def create_app():
    plan = Plan(os.environ)
    lib.sojourn_be_punctual()
    app = flask.Flask("sojourn")
    unnamed = itertools.count()

    def waited(begin):
        """Since the caller sent the request, if it says when: the kernel's queue tells nothing."""
        sent = flask.request.headers.get("X-Sojourn-Sent")
        return 0 if sent is None else max(0, begin - int(sent))

    @app.get("/sojourn/ready")
    def ready():
        return flask.Response()

    @app.get("/sojourn/probe")
    def probe():
        begin = lib.sojourn_now()
        try:
            time = int(flask.request.args["delay_ns"])
            waiting = waited(begin)
        except (KeyError, ValueError):
            time = -1
        if not 0 <= time <= PROBE_MAX:
            return refusal(400, "delay_ns is no whole number from 0 to one hour")
        visit = Visit(plan, (0, 0, 0), 0, begin)
        time = lib.sojourn_plan_scaled(plan.handle, time)
        visit.count_demand(time)
        visit.sleep(time, begin)
        return reply(visit, waiting)

    @app.get("/<endpoint>")
    def serve(endpoint):
        begin = lib.sojourn_now()
        steps = plan.endpoints.get(endpoint)
        if steps is None:
            return refusal(404, "there is no endpoint /" + endpoint)
        headers = flask.request.headers
        try:
            name = headers.get("X-Sojourn-Request")
            identity = (os.getpid(), next(unnamed), 0) if name is None else parse_identity(name)
            priority = int(headers.get("X-Sojourn-Priority", 0))
            waiting = waited(begin)
        except ValueError:
            return refusal(400, "a header X-Sojourn-… cannot be read")
        visit = Visit(plan, identity, priority, begin)
        try:
            visit.perform(steps, begin)
        except CallFailed:
            return reply(visit, waiting, answered=False)
        return reply(visit, waiting)

    return app


def __getattr__(name):
    """gunicorn … sojourn_flask:application; made when it is asked for."""
    if name == "application":
        return create_app()
    raise AttributeError(name)
