"""What the engines in Python share: they answer as asked, line by line (`run-engine.ts` tells how)."""
import json
import sys
import time


def answer(pages, make):
    """`pages` by script, made one after the other by `make`, which returns how many bytes it made."""
    n = 0
    for request in sys.stdin:
        asked = json.loads(request)
        mine = pages[asked["script"]]
        began = time.perf_counter()
        count = 0
        while count == 0 or (time.perf_counter() - began) * 1000 < asked["ms"]:
            size = make(mine[n % len(mine)])
            count += 1
            n += 1
        ms = (time.perf_counter() - began) * 1000
        print(json.dumps({"ms": ms, "count": count, "bytes": size}), flush=True)
