# The models on SimPy: a process for each request, a Resource for each station.
#   simpy_peer.py STATIONS SERVERS BRANCHES INTERARRIVAL SERVICE REQUESTS SEED
# Prints CPU seconds, requests, mean response time; exit code 77 if SimPy is not installed.
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit(77)


def visit(env, station, draw, rate):
    with station.request() as turn:
        yield turn
        yield env.timeout(draw(rate))


def pass_row(env, stations, draw, rate, responses):
    arrived = env.now
    for station in stations:
        with station.request() as turn:
            yield turn
            yield env.timeout(draw(rate))
    responses.append(env.now - arrived)


def fork_and_join(env, stations, draw, rate, responses):
    arrived = env.now
    yield env.all_of([env.process(visit(env, station, draw, rate)) for station in stations])
    responses.append(env.now - arrived)


def arrive(env, request, stations, draw, arrival_rate, rate, requests, responses):
    for _ in range(requests):
        yield env.timeout(draw(arrival_rate))
        env.process(request(env, stations, draw, rate, responses))


def main():
    row, servers, branches = (int(argument) for argument in sys.argv[1:4])
    interarrival, service = float(sys.argv[4]), float(sys.argv[5])
    requests, seed = int(sys.argv[6]), int(sys.argv[7])
    draw = random.Random(seed).expovariate
    request = fork_and_join if branches > 1 else pass_row
    responses = []

    before = time.process_time()
    env = simpy.Environment()
    stations = [simpy.Resource(env, capacity=servers) for _ in range(row * branches)]
    env.process(arrive(env, request, stations, draw, 1 / interarrival, 1 / service, requests,
                       responses))
    env.run()
    mean = sum(responses) / len(responses)
    print(time.process_time() - before, len(responses), mean)


main()
