#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""wallet_loop.py POLICY MONTHS: a wallet as somebody would write it in an afternoon.

5,000 credits a month and 20 a call, for customers of 0 to 999 calls. Prints the credits that
expire, and the seconds that a customer takes.
"""
import sys
import time

GRANT, PER_CALL, CUSTOMERS = 5000, 20, 1000
LIVES = {"lose": 1, "once": 1, "year": 12, "never": 10 ** 6}


def expired_of(use, months, policy):
    lots, expired = [], 0
    for month in range(months):
        lots.append([month + LIVES[policy], GRANT, True])
        lots.sort()
        left = use
        for lot in lots:
            taken = min(left, lot[1])
            lot[1] -= taken
            left -= taken
            if not left:
                break
        kept = []
        for end, rest, is_fresh in lots:
            if end > month + 1:
                kept.append([end, rest, is_fresh])
            elif policy == "once" and is_fresh:
                kept.append([end + 1, min(rest, GRANT), False])
                expired += max(rest - GRANT, 0)
            else:
                expired += rest
        lots = [lot for lot in kept if lot[1]]
    return expired


def main(policy, months):
    start = time.perf_counter()
    expired = sum(expired_of(calls * PER_CALL, int(months), policy) for calls in range(CUSTOMERS))
    print(expired, (time.perf_counter() - start) / CUSTOMERS)


main(*sys.argv[1:])
