"""The benchmark's jobs and iterations in PyTorch.

Written as a careful user of PyTorch would: no loops where PyTorch has a call, gradients set to None, no bias in front of
batch normalization. The enum Job and the class TimedNetwork of the Java side say what each job is; sizes come from there.

  torch_jobs.py check                                        prints versions, or why this PyTorch is no peer
  torch_jobs.py [--threads N] [--part K/N] job NAME COUNT LENGTH DATA
  torch_jobs.py [--threads N] iterations                     answers commands on standard input, as IterationServer does
"""
import argparse
import gzip
import math
import os
import sys
import time

OPENBLAS_NEEDED = (
    "This PyTorch multiplies matrices by {}, which is about ten times slower than OpenBLAS and no peer:"
    " install OpenBLAS (Debian: libopenblas0-pthread)."
)
FAST_LIBRARIES = ("openblas", "mkl", "blis", "accelerate")
PIXELS, CLASSES = 28 * 28, 10
BATCHES = 10
FEWEST_ITERATIONS = 10


def arguments():
    parser = argparse.ArgumentParser(description="Jobs and iterations of the benchmark in PyTorch.")
    parser.add_argument("--threads", type=int, help="of PyTorch and OpenBLAS each (default: their own choice)")
    parser.add_argument("--part", default="0/1", help="K/N: every N-th network from the K-th")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check")
    commands.add_parser("iterations")
    job = commands.add_parser("job")
    job.add_argument("name", choices=["INIT", "BN", "SEARCH"])
    job.add_argument("count", type=int)
    job.add_argument("length", type=int)
    job.add_argument("data")
    return parser.parse_args()


OPTIONS = arguments()
if OPTIONS.threads:
    # OpenBLAS has threads of its own, which torch.set_num_threads does not touch; it reads this when it is loaded
    os.environ["OPENBLAS_NUM_THREADS"] = str(OPTIONS.threads)
    os.environ["OMP_NUM_THREADS"] = str(OPTIONS.threads)
try:
    import torch
    from torch import nn
except ImportError as problem:
    sys.exit(f"This Python has no PyTorch ({problem}): install it (Debian: python3-torch).")
if OPTIONS.threads:
    torch.set_num_threads(OPTIONS.threads)


def matrix_library():
    """What PyTorch multiplies matrices with. On Linux the libraries that are loaded tell; elsewhere its build does."""
    torch.mm(torch.ones(2, 2), torch.ones(2, 2))
    try:
        with open("/proc/self/maps") as maps:
            loaded = {os.path.realpath(line.split()[-1]) for line in maps if "/" in line}
    except OSError:
        loaded = set()
    # where a library named libblas is loaded, it is the one that PyTorch calls, whatever else is there
    generic = sorted(file for file in loaded if os.path.basename(file).startswith("libblas"))
    if generic:
        return generic[0]
    # NumPy may have brought an OpenBLAS for itself
    candidates = sorted(file for file in loaded if "numpy" not in file)
    own = [file for file in candidates if any(name in os.path.basename(file).lower() for name in FAST_LIBRARIES)]
    if own:
        return own[0]
    built = [word for word in torch.__config__.show().split(", ") if word.startswith("BLAS_INFO=")]
    return "MKL" if torch.backends.mkl.is_available() else (built or ["an unknown library"])[0]


def check():
    library = matrix_library()
    if not any(name in library.lower() for name in FAST_LIBRARIES):
        sys.exit(OPENBLAS_NEEDED.format(library))
    return library


def read(folder):
    with gzip.open(os.path.join(folder, "train-images-idx3-ubyte.gz")) as file:
        images = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=16).view(-1, PIXELS)
    with gzip.open(os.path.join(folder, "train-labels-idx1-ubyte.gz")) as file:
        labels = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=8)
    return images.float() / 255, labels.long()


def network(depth, width, deviation, batch_norm=False):
    """deviation: standard deviation of a layer's initial weights as a function of its inputs."""
    layers, inputs = [], PIXELS
    for i in range(depth + 1):
        hidden = i < depth
        linear = nn.Linear(inputs, width if hidden else CLASSES, bias=not (batch_norm and hidden))
        nn.init.normal_(linear.weight, 0, deviation(inputs))
        if linear.bias is not None:
            nn.init.zeros_(linear.bias)
        layers.append(linear)
        if hidden and batch_norm:
            layers.append(nn.BatchNorm1d(width))
        if hidden:
            layers.append(nn.ReLU())
        inputs = width
    return nn.Sequential(*layers)


def he(inputs):
    return (2 / inputs) ** 0.5


LOSS = nn.CrossEntropyLoss()


def step(model, optimizer, x, y):
    optimizer.zero_grad(set_to_none=True)
    loss = LOSS(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def accuracy(model, x, y):
    model.eval()
    with torch.no_grad():
        share = (model(x).argmax(1) == y).float().mean().item()
    model.train()
    return share


def epoch(model, optimizer, x, y, batch):
    """Returns whether the network can go on: one whose loss is no longer a number is given up."""
    order = torch.randperm(len(x))
    for rows in order[: len(x) // batch * batch].view(-1, batch):
        if not math.isfinite(step(model, optimizer, x[rows], y[rows])):
            return False
    return True


def job_init(x, y, count, iterations, mine):
    losses = []
    for deviation in [lambda n: 0.01, lambda n: n**-0.5, he][:count][mine]:
        model = network(4, 100, deviation)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
        curve = []
        while len(curve) < iterations:
            for rows in torch.randperm(len(x))[: len(x) // 128 * 128].view(-1, 128):
                curve.append(step(model, optimizer, x[rows], y[rows]))
                if len(curve) == iterations:
                    break
        losses.append(round(curve[-1], 3))
    return f"losses {losses}"


def job_bn(x, y, count, epochs, mine):
    x, y = x[:1000], y[:1000]
    best = 0
    for scale in [10 ** (-4 * i / (count - 1)) for i in range(count)][mine]:
        for batch_norm in (False, True):
            model = network(5, 100, lambda n: scale, batch_norm)
            optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
            last = 0
            for _ in range(epochs):
                if not epoch(model, optimizer, x, y, 100):
                    break
                last = accuracy(model, x, y)
            best = max(best, last)
    return f"best accuracy {best:.3f}"


def job_search(x, y, count, epochs, mine):
    x, y, x_val, y_val = x[:400], y[:400], x[400:500], y[400:500]
    exponents = torch.rand(count, 2, dtype=torch.float64)
    best = 0
    for rate, decay in exponents[mine]:
        model = network(6, 100, he)
        optimizer = torch.optim.SGD(
            model.parameters(), lr=10 ** (-6 + 4 * rate.item()), weight_decay=10 ** (-8 + 4 * decay.item())
        )
        for _ in range(epochs):
            if not epoch(model, optimizer, x, y, 100):
                break
            accuracy(model, x, y)
            best = max(best, accuracy(model, x_val, y_val))
    return f"best validation accuracy {best:.2f}"


def do_job():
    part, parts = map(int, OPTIONS.part.split("/"))
    jobs = {"INIT": job_init, "BN": job_bn, "SEARCH": job_search}
    x, y = read(OPTIONS.data)
    print(jobs[OPTIONS.name](x, y, OPTIONS.count, OPTIONS.length, slice(part, None, parts)))


def iteration(kind, width, batch, depth):
    """One iteration of a network on ready mini-batches of random numbers, as a function without arguments."""
    model = network(depth, width, he, kind == "BN")
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, weight_decay=0 if kind == "INIT" else 1e-4)
    features = [torch.rand(batch, PIXELS) for _ in range(BATCHES)]
    labels = torch.arange(batch) % CLASSES
    done = 0

    def once():
        nonlocal done
        step(model, optimizer, features[done % BATCHES], labels)
        done += 1

    return once


def microseconds(once, seconds):
    times, before = [], time.perf_counter()
    end = before + seconds
    while before < end or len(times) < FEWEST_ITERATIONS:
        once()
        after = time.perf_counter()
        times.append((after - before) * 1e6)
        before = after
    return times


def serve():
    for line in sys.stdin:
        command, kind, *numbers = line.split()
        once = iteration(kind, *map(int, numbers[:3]))
        if command == "time":
            warm_up, seconds = map(float, numbers[3:])
            microseconds(once, warm_up)
            times = sorted(microseconds(once, seconds))
            print(f"{times[len(times) // 2]:.2f} {sum(times) / len(times):.2f} {len(times)}", flush=True)
        else:
            done = 0
            for mark in map(int, numbers[3:]):
                while done < mark:
                    once()
                    done += 1
                print(mark, flush=True)


if __name__ == "__main__":
    torch.manual_seed(1)
    blas = check()
    if OPTIONS.command == "check":
        print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads by default, {blas}")
    elif OPTIONS.command == "job":
        do_job()
    else:
        serve()
