"""peers.py - the tasks of bench.c in Python: python3 peers.py FOLDER, where FOLDER has points.csv and scores.csv.
Prints task, program, milliseconds, result, with tabs between."""
import sys
import time

import numpy as np
import scipy
from scipy import optimize, stats

folder = sys.argv[1]
x, y, hit = np.loadtxt(folder + "/points.csv", delimiter=",", skiprows=1, unpack=True)
n = len(x)
rng = np.random.default_rng(1)


def best(task, program, run, most=5, factor=1):
    times = []
    while len(times) < most and sum(times) < 8:
        begun = time.process_time()
        result = run()
        times.append(time.process_time() - begun)
    print(task, program, "%.6f" % (1e3 * min(times) * factor), "%.10g" % result, sep="\t", flush=True)


def slope(u, v):
    u = u - u.mean(axis=-1, keepdims=True)
    return (u * v).sum(axis=-1) / (u * u).sum(axis=-1)


def slopes():
    """One matrix of draws; the sums by matrix products, which is as fast as numpy goes."""
    at = rng.integers(0, n, (10000, n), dtype=np.int32)
    u, v = x[at], y[at]
    sx, sy = u.sum(axis=1), v.sum(axis=1)
    sxx, sxy = np.einsum("ij,ij->i", u, u), np.einsum("ij,ij->i", u, v)
    return np.quantile((sxy - sx * sy / n) / (sxx - sx * sx / n), 0.025)


best("slopes", "numpy", slopes)
best("bca", "scipy.stats.bootstrap, BCa",
     lambda: stats.bootstrap((x, y), lambda u, v, axis=-1: slope(u, v), n_resamples=10000, paired=True,
                             vectorized=True, method="BCa", random_state=rng).confidence_interval.low, 3)


def refits():
    """Newton's method by hand for each draw."""
    found = np.empty(500)
    for i in range(len(found)):
        at = rng.integers(0, n, n)
        u, v, b = np.column_stack((np.ones(n), x[at])), hit[at], np.zeros(2)
        for _ in range(30):
            p = 1 / (1 + np.exp(-u @ b))
            step = np.linalg.solve((u * (p * (1 - p))[:, None]).T @ u, u.T @ (v - p))
            b += step
            if abs(step).max() < 1e-6:
                break
        found[i] = b[1]
    return np.quantile(found, 0.025)


def refits_scipy():
    found = np.empty(100)
    for i in range(len(found)):
        at = rng.integers(0, n, n)
        u, v = x[at], hit[at]

        def loss(b):
            z = b[0] + b[1] * u
            p = 1 / (1 + np.exp(-z))
            return np.logaddexp(0, z).sum() - v @ z, np.array([(p - v).sum(), ((p - v) * u).sum()])

        found[i] = optimize.minimize(loss, np.zeros(2), jac=True, method="BFGS").x[1]
    return np.quantile(found, 0.025)


best("logistic", "numpy, Newton (500, times 20)", refits, 2, 20)
best("logistic", "scipy.optimize, BFGS (100, times 100)", refits_scipy, 2, 100)
best("line", "scipy.stats.linregress", lambda: stats.linregress(x, y).slope, 50)
best("theil-sen", "scipy.stats.theilslopes", lambda: stats.theilslopes(y, x)[0], 20)


def index():
    """The published objective by scipy's trust region, with the numerical Jacobian that it was published with."""
    m, b, s = np.loadtxt(folder + "/scores.csv", delimiter=",", skiprows=1, unpack=True)
    m, b = m.astype(int), b.astype(int)
    models, benchmarks, anchor = m.max() + 1, b.max() + 1, 37
    free = np.arange(benchmarks) != anchor
    count = models + 2 * benchmarks - 1

    def parts(p):
        alpha = np.ones(benchmarks)
        alpha[free] = p[models + benchmarks:]
        return p[:models], p[models:models + benchmarks], alpha

    def residuals(p):
        c, d, alpha = parts(p)
        fitted = 1 / (1 + np.exp(-alpha[b] * (c[m] - d[b])))
        return np.concatenate((fitted - s, np.sqrt(0.1 / count) * p))

    start = np.concatenate((rng.normal(0, 0.1, models + benchmarks), np.ones(benchmarks - 1)))
    return optimize.least_squares(residuals, start).cost


best("index", "scipy.optimize.least_squares", index, 1)
